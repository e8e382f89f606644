package plumb.compiler.functions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.CallSite;
import plumb.compiler.evaluation.ResourceNames;
import plumb.compiler.program.ResourceExpr.Form;
import plumb.values.EvaluationException;
import plumb.values.Held;
import plumb.values.Undef;
import plumb.values.functions.Callbacks;
import plumb.values.functions.Function;
import plumb.values.functions.LegacyFunction;
import plumb.values.functions.Overloads;
import plumb.values.types.ClassType;
import plumb.values.types.ResourceType;

/** Functions that put classes and resources into the catalog, or ask for them. */
final class CatalogFunctions {
  private CatalogFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "include" ->
          ofClasses(name, (names, site) -> site.compilation().classes().include(names, site));
      case "contain" ->
          ofClasses(name, (names, site) -> site.compilation().classes().contain(names, site));
      case "require" ->
          ofClasses(name, (names, site) -> site.compilation().classes().require(names, site));
      case "realize" -> new LegacyFunction(name, -2, CatalogFunctions::realize);
      case "create_resources" -> new LegacyFunction(name, -3, CatalogFunctions::createResources);
      case "tag" -> new LegacyFunction(name, -2, CatalogFunctions::tag);
      case "tagged" -> new LegacyFunction(name, -2, CatalogFunctions::tagged);
      default -> null;
    };
  }

  private interface Declaring {
    void declare(List<String> names, CallSite site);
  }

  /** A function that declares classes, and gives references to them. */
  private static Function ofClasses(String name, Declaring declaring) {
    return Overloads.named(name)
        .on(
            "Any names+",
            (args, block, caller) -> {
              List<String> names = ClassNames.of(args);
              declaring.declare(names, (CallSite) caller);
              return references(names);
            });
  }

  private static List<Object> references(List<String> names) {
    List<Object> references = new ArrayList<>();
    for (String name : names) {
      references.add(new ClassType(ResourceNames.canonical(name)));
    }
    return references;
  }

  private static Object realize(List<Object> args, Callbacks caller) {
    CallSite site = (CallSite) caller;
    site.compilation().collectors().realize(ClassNames.flatten(args), site);
    return Undef.UNDEF;
  }

  private static Object createResources(List<Object> args, Callbacks caller) {
    if (args.size() > 3) {
      throw new EvaluationException(
          "ARGUMENT_MISMATCH",
          "create_resources(): wrong number of arguments (" + args.size() + "; must be 2 or 3)");
    }
    if (!(args.get(1) instanceof Map<?, ?> instances)) {
      throw new EvaluationException(
          "ARGUMENT_MISMATCH", "create_resources(): second argument must be a hash");
    }
    // All resources share the values of the defaults.
    Object defaults = args.size() == 3 ? Held.of(args.get(2)) : Map.of();
    if (!(defaults instanceof Map<?, ?> defaultValues)) {
      throw new EvaluationException(
          "ARGUMENT_MISMATCH", "create_resources(): third argument, if provided, must be a hash");
    }
    if (!(args.get(0) instanceof String type)) {
      throw new EvaluationException(
          "ARGUMENT_MISMATCH", "create_resources(): first argument must name a type of resources");
    }
    Form form =
        type.startsWith("@@") ? Form.EXPORTED : type.startsWith("@") ? Form.VIRTUAL : Form.REGULAR;
    String name = ResourceNames.canonical(type.replaceFirst("^@{1,2}", ""));
    if (name.equals("class") && form != Form.REGULAR) {
      throw new EvaluationException("CLASS_NOT_VIRTUALIZABLE", "Classes are not virtualizable");
    }
    instances.forEach(
        (title, params) -> create((CallSite) caller, form, name, title, params, defaultValues));
    return Undef.UNDEF;
  }

  private static void create(
      CallSite site, Form form, String type, Object title, Object params, Map<?, ?> defaults) {
    Map<String, Object> values = new LinkedHashMap<>();
    defaults.forEach((key, value) -> values.put(String.valueOf(key), value));
    if (params instanceof Map<?, ?> own) {
      String owner = ResourceNames.canonical(type.equals("class") ? String.valueOf(title) : type);
      Set<String> given = new HashSet<>();
      own.keySet().forEach(key -> given.add(String.valueOf(key)));
      site.compilation().renames().removeOutdone(owner, values.keySet(), given);
      own.forEach((key, value) -> values.put(String.valueOf(key), value));
    } else {
      throw new EvaluationException(
          "TYPE_MISMATCH", "create_resources(): the parameters of '" + title + "' must be a hash");
    }
    List<String> titles = new ArrayList<>();
    for (Object each : title instanceof List<?> list ? list : List.of(title)) {
      titles.add(String.valueOf(each));
    }
    List<Object> created = site.compilation().creation().create(type, form, titles, values, site);
    if (title instanceof Long && created.get(0) instanceof ResourceType reference) {
      site.compilation().resources().numberTitle(reference);
    }
  }

  private static Object tag(List<Object> args, Callbacks caller) {
    CallSite site = (CallSite) caller;
    site.compilation().resources().tagContainer(site.scope(), args);
    return Undef.UNDEF;
  }

  private static Object tagged(List<Object> args, Callbacks caller) {
    CallSite site = (CallSite) caller;
    for (Object tag : args) {
      if (!site.compilation().resources().isTagged(site.scope(), String.valueOf(tag))) {
        return false;
      }
    }
    return true;
  }
}
