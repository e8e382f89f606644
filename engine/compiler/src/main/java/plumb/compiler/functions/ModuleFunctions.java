package plumb.compiler.functions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.CallSite;
import plumb.compiler.evaluation.DefinitionScope;
import plumb.compiler.evaluation.ScopeFunction;
import plumb.compiler.program.ResourceExpr.Form;
import plumb.values.EvaluationException;
import plumb.values.Held;
import plumb.values.InspectedText;
import plumb.values.Undef;
import plumb.values.ValueText;
import plumb.values.Wording;
import plumb.values.functions.Function;
import plumb.values.functions.LegacyFunction;
import plumb.values.functions.Overloads;
import plumb.values.types.ResourceType;

/** Native versions of module functions that need the catalog or scopes. */
final class ModuleFunctions {
  private static final Pattern REFERENCE =
      Pattern.compile("([^\\[\\]]+)\\[(.+)\\]", Pattern.DOTALL);

  private static final Function ENSURE_PACKAGES =
      Overloads.named("ensure_packages")
          .on(
              "Variant[String[1], Array[String[1]], Hash[String[1], Any]] packages,"
                  + " Hash default_attributes?",
              (args, block, callbacks) -> ensurePackages((CallSite) callbacks, args));

  private ModuleFunctions() {}

  static @Nullable ScopeFunction find(String name) {
    return switch (name) {
      case "ensure_packages" -> (site, args, block) -> ENSURE_PACKAGES.call(args, block, site);
      case "ensure_resource" -> (site, args, block) -> ensureResource(site, args);
      case "ensure_resources" -> (site, args, block) -> ensureResources(site, args);
      case "defined_with_params" -> legacy(name, ModuleFunctions::definedWithParams);
      case "assert_private" -> legacy(name, ModuleFunctions::assertPrivate);
      default -> null;
    };
  }

  private interface Body {
    Object call(CallSite site, List<Object> args);
  }

  /** A function that gets its arguments as those of the 3.x API do. */
  private static ScopeFunction legacy(String name, Body body) {
    Function function =
        new LegacyFunction(name, -1, (args, callbacks) -> body.call((CallSite) callbacks, args));
    return (site, args, block) -> function.call(args, block, site);
  }

  private static Object ensurePackages(CallSite site, List<Object> given) {
    List<Object> args = copies(given);
    Map<?, ?> defaults = args.size() > 1 ? (Map<?, ?>) args.get(1) : Map.of();
    if (args.get(0) instanceof Map<?, ?> packages) {
      packages.forEach(
          (title, params) -> {
            Map<Object, Object> merged = new LinkedHashMap<>(Map.of("ensure", "installed"));
            merged.putAll(defaults);
            if (params instanceof Map<?, ?> own) {
              merged.putAll(own);
            }
            ensure(site, "package", String.valueOf(title), merged);
          });
      return Undef.UNDEF;
    }
    Map<Object, Object> merged = new LinkedHashMap<>(Map.of("ensure", "installed"));
    merged.putAll(defaults);
    // A package that is present or installed already satisfies both words.
    if ("present".equals(merged.get("ensure"))) {
      merged.put("ensure", "installed");
    }
    for (Object title : ClassNames.flatten(args.get(0))) {
      ensure(site, "package", String.valueOf(title), merged);
    }
    return Undef.UNDEF;
  }

  private static Object ensureResource(CallSite site, List<Object> given) {
    List<Object> args = copies(given);
    requireTypeAndTitle(args);
    Map<?, ?> params =
        args.size() > 2 && given(args.get(2)) ? hash("ensure_resource", args.get(2)) : Map.of();
    for (Object title : ClassNames.flatten(args.get(1))) {
      ensure(site, String.valueOf(args.get(0)), title, params);
    }
    return Undef.UNDEF;
  }

  private static Object ensureResources(CallSite site, List<Object> given) {
    List<Object> args = copies(given);
    requireTypeAndTitle(args);
    if (!(args.get(1) instanceof Map<?, ?> resources)) {
      throw new EvaluationException("ensure_resources(): Requires second argument to be a Hash");
    }
    Map<?, ?> defaults =
        args.size() > 2 && given(args.get(2)) ? hash("ensure_resources", args.get(2)) : Map.of();
    resources.forEach(
        (title, params) -> {
          Map<Object, Object> merged = new LinkedHashMap<>(defaults);
          if (params instanceof Map<?, ?> own) {
            merged.putAll(own);
          }
          ensure(site, String.valueOf(args.get(0)), title, merged);
        });
    return Undef.UNDEF;
  }

  /**
   * Resources have their own copies of what they are declared with, those of one call share them.
   */
  private static List<Object> copies(List<Object> args) {
    return args.stream().map(Held::copy).toList();
  }

  private static void ensure(CallSite site, String type, Object given, Map<?, ?> params) {
    String title = String.valueOf(given);
    Map<String, Object> values = new LinkedHashMap<>();
    params.forEach((key, value) -> values.put(String.valueOf(key), value));
    if (!site.compilation().resources().isDeclaredWith(type, title, values)) {
      List<Object> created =
          site.compilation().creation().create(type, Form.REGULAR, List.of(title), values, site);
      if (given instanceof Long && created.get(0) instanceof ResourceType reference) {
        site.compilation().resources().numberTitle(reference);
      }
    }
  }

  private static Object definedWithParams(CallSite site, List<Object> args) {
    if (args.isEmpty() || args.get(0).equals(false)) {
      throw new EvaluationException("Must specify a reference");
    }
    Map<String, Object> values = new LinkedHashMap<>();
    if (args.size() > 1 && args.get(1) instanceof Map<?, ?> params) {
      params.forEach((key, value) -> values.put(String.valueOf(key), value));
    }
    if (args.get(0) instanceof ResourceType type
        && type.typeName() != null
        && type.title() != null) {
      return site.compilation().resources().isDeclaredWith(type.typeName(), type.title(), values);
    }
    // The 3.x API has the empty text for undef.
    Object given = args.get(0) == Undef.UNDEF ? "" : args.get(0);
    if (given instanceof String text) {
      Matcher reference = REFERENCE.matcher(text);
      if (!reference.matches()) {
        throw new EvaluationException(
            "No title provided and "
                + InspectedText.of(text)
                + " is not a valid resource reference");
      }
      return site.compilation()
          .resources()
          .isDeclaredWith(reference.group(1), reference.group(2), values);
    }
    throw new EvaluationException(
        "Reference is not understood: '" + Wording.rubyClass(args.get(0)) + "'");
  }

  private static Object assertPrivate(CallSite site, List<Object> args) {
    if (args.size() > 1) {
      throw new EvaluationException(
          "assert_private(): Wrong number of arguments given (" + args.size() + "}) for 0 or 1)");
    }
    Object module = site.scope().variable("module_name");
    Object caller = site.scope().variable("caller_module_name");
    if (module != null && !module.equals(caller)) {
      String message =
          !args.isEmpty() && args.get(0) instanceof String text
              ? text
              : definition(site.scope()) + " is private";
      throw new EvaluationException(message);
    }
    return Undef.UNDEF;
  }

  private static String definition(DefinitionScope scope) {
    String kind = scope.kind() == DefinitionScope.Kind.DEFINED_TYPE ? "Definition" : "Class";
    return kind + " " + scope.definitionName();
  }

  private static Map<?, ?> hash(String function, Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new EvaluationException(
        "ARGUMENT_MISMATCH", function + "(): Requires a Hash, got " + ValueText.quoted(value));
  }

  /** The 3.x API has the empty text for undef, and takes false for nothing. */
  private static boolean given(Object value) {
    return value != Undef.UNDEF && !value.equals("") && !value.equals(false);
  }

  private static void requireTypeAndTitle(List<Object> args) {
    if (args.isEmpty() || args.get(0).equals(false)) {
      throw new EvaluationException("Must specify a type");
    }
    if (args.size() < 2 || args.get(1).equals(false)) {
      throw new EvaluationException("Must specify a title");
    }
  }
}
