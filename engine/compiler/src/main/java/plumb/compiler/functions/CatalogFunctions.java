package plumb.compiler.functions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.CallSite;
import plumb.compiler.evaluation.ResourceNames;
import plumb.compiler.evaluation.ScopeFunction;
import plumb.compiler.program.ResourceExpr.Form;
import plumb.values.EvaluationException;
import plumb.values.Type;
import plumb.values.Undef;
import plumb.values.types.ClassType;
import plumb.values.types.ResourceType;
import plumb.values.types.TypeType;

/** Functions that put classes and resources into the catalog, or ask for them. */
final class CatalogFunctions {
  private CatalogFunctions() {}

  static @Nullable ScopeFunction find(String name) {
    return switch (name) {
      case "include" ->
          (site, args, block) -> {
            List<String> names = ClassNames.of(required(name, args));
            site.compilation().classes().include(names, site);
            return references(names);
          };
      case "contain" ->
          (site, args, block) -> {
            List<String> names = ClassNames.of(required(name, args));
            site.compilation().classes().contain(names, site);
            return references(names);
          };
      case "require" ->
          (site, args, block) -> {
            List<String> names = ClassNames.of(required(name, args));
            site.compilation().classes().require(names, site);
            return references(names);
          };
      case "realize" -> (site, args, block) -> realize(site, required(name, args));
      case "create_resources" -> (site, args, block) -> createResources(site, args);
      case "defined" -> (site, args, block) -> defined(site, required(name, args));
      case "tag" -> (site, args, block) -> tag(site, required(name, args));
      case "tagged" -> (site, args, block) -> tagged(site, required(name, args));
      default -> null;
    };
  }

  private static List<Object> required(String name, List<Object> args) {
    if (args.isEmpty()) {
      throw new EvaluationException(
          "ARGUMENT_MISMATCH", "'" + name + "' expects at least 1 argument, got none");
    }
    return args;
  }

  private static List<Object> references(List<String> names) {
    List<Object> references = new ArrayList<>();
    for (String name : names) {
      references.add(new ClassType(ResourceNames.canonical(name)));
    }
    return references;
  }

  private static Object realize(CallSite site, List<Object> args) {
    site.compilation().collectors().realize(ClassNames.flatten(args), site);
    return Undef.UNDEF;
  }

  private static Object createResources(CallSite site, List<Object> args) {
    if (args.size() < 2 || args.size() > 3) {
      throw new EvaluationException(
          "ARGUMENT_MISMATCH",
          "create_resources(): wrong number of arguments (" + args.size() + "; must be 2 or 3)");
    }
    if (!(args.get(1) instanceof Map<?, ?> instances)) {
      throw new EvaluationException(
          "ARGUMENT_MISMATCH", "create_resources(): second argument must be a hash");
    }
    Object defaults = args.size() == 3 ? args.get(2) : Map.of();
    if (!(defaults instanceof Map<?, ?> defaultValues)) {
      throw new EvaluationException(
          "ARGUMENT_MISMATCH", "create_resources(): third argument, if provided, must be a hash");
    }
    String type = String.valueOf(args.get(0));
    Form form =
        type.startsWith("@@") ? Form.EXPORTED : type.startsWith("@") ? Form.VIRTUAL : Form.REGULAR;
    String name = ResourceNames.canonical(type.replaceFirst("^@{1,2}", ""));
    if (name.equals("class") && form != Form.REGULAR) {
      throw new EvaluationException("CLASS_NOT_VIRTUALIZABLE", "Classes are not virtualizable");
    }
    List<Object> references = new ArrayList<>();
    instances.forEach(
        (title, params) ->
            references.addAll(create(site, form, name, title, params, defaultValues)));
    return references;
  }

  private static List<Object> create(
      CallSite site, Form form, String type, Object title, Object params, Map<?, ?> defaults) {
    Map<String, Object> values = new LinkedHashMap<>();
    defaults.forEach((key, value) -> values.put(String.valueOf(key), value));
    if (params instanceof Map<?, ?> own) {
      own.forEach((key, value) -> values.put(String.valueOf(key), value));
    } else if (params != Undef.UNDEF) {
      throw new EvaluationException(
          "TYPE_MISMATCH", "create_resources(): the parameters of '" + title + "' must be a hash");
    }
    List<String> titles = new ArrayList<>();
    for (Object each : title instanceof List<?> list ? list : List.of(title)) {
      titles.add(String.valueOf(each));
    }
    return site.compilation().resources().create(type, form, titles, values, site);
  }

  private static Object defined(CallSite site, List<Object> args) {
    for (Object value : args) {
      if (isDefined(site, value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDefined(CallSite site, Object value) {
    if (value instanceof String text) {
      return isNameDefined(site, text);
    }
    if (value instanceof ClassType type) {
      if (type.className() == null) {
        throw new EvaluationException("The given class type is a reference to all classes");
      }
      return site.compilation().resources().isDeclared("class", type.className());
    }
    if (value instanceof ResourceType type) {
      if (type.typeName() == null) {
        throw new EvaluationException(
            "The given resource type is a reference to all kind of types");
      }
      return type.title() == null
          ? isType(site, ResourceNames.canonical(type.typeName()))
          : site.compilation().resources().isDeclared(type.typeName(), type.title());
    }
    if (value instanceof TypeType meta) {
      Type inner = meta.type();
      return inner instanceof ClassType type && type.className() != null
          ? isClass(site, type.className())
          : inner != null && isDefined(site, inner);
    }
    throw new EvaluationException(
        "ARGUMENT_MISMATCH",
        "Invalid argument of type '" + value.getClass().getSimpleName() + "' to 'defined'");
  }

  private static boolean isNameDefined(CallSite site, String text) {
    if (text.startsWith("$") && text.length() > 1) {
      return site.compilation().findVariable(text.substring(1), site.frame()) != null;
    }
    if (text.isEmpty()) {
      return false;
    }
    String name = ResourceNames.canonical(text);
    return name.equals("main") || isType(site, name) || isClass(site, name);
  }

  private static boolean isType(CallSite site, String name) {
    var environment = site.compilation().environment();
    return environment.types().find(name) != null
        || environment.definitions().findDefinedType(name) != null;
  }

  private static boolean isClass(CallSite site, String name) {
    return site.compilation().environment().definitions().findClass(name) != null;
  }

  private static Object tag(CallSite site, List<Object> args) {
    site.compilation().resources().tagContainer(site.scope(), args);
    return Undef.UNDEF;
  }

  private static Object tagged(CallSite site, List<Object> args) {
    for (Object tag : ClassNames.flatten(args)) {
      if (!site.compilation().resources().isTagged(site.scope(), String.valueOf(tag))) {
        return false;
      }
    }
    return true;
  }
}
