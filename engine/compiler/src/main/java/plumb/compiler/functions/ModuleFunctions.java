package plumb.compiler.functions;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.CallSite;
import plumb.compiler.evaluation.ScopeFunction;
import plumb.compiler.program.ResourceExpr.Form;
import plumb.values.EvaluationException;
import plumb.values.Undef;
import plumb.values.ValueText;
import plumb.values.types.ResourceType;

/** Native versions of module functions that need the catalog or scopes. */
final class ModuleFunctions {
  private ModuleFunctions() {}

  static @Nullable ScopeFunction find(String name) {
    return switch (name) {
      case "ensure_packages" -> (site, args, block) -> ensurePackages(site, args);
      case "ensure_resource" -> (site, args, block) -> ensureResource(site, args);
      case "ensure_resources" -> (site, args, block) -> ensureResources(site, args);
      case "defined_with_params" -> (site, args, block) -> definedWithParams(site, args);
      case "assert_private" -> (site, args, block) -> assertPrivate(site, args);
      case "deprecation" -> (site, args, block) -> deprecation(site, args);
      default -> null;
    };
  }

  private static Object ensurePackages(CallSite site, List<Object> args) {
    require("ensure_packages", args, 1, 2);
    Map<?, ?> defaults = args.size() > 1 ? hash("ensure_packages", args.get(1)) : Map.of();
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

  private static Object ensureResource(CallSite site, List<Object> args) {
    require("ensure_resource", args, 2, 3);
    Map<?, ?> params =
        args.size() > 2 && args.get(2) != Undef.UNDEF
            ? hash("ensure_resource", args.get(2))
            : Map.of();
    for (Object title : ClassNames.flatten(args.get(1))) {
      ensure(site, String.valueOf(args.get(0)), title, params);
    }
    return Undef.UNDEF;
  }

  private static Object ensureResources(CallSite site, List<Object> args) {
    require("ensure_resources", args, 2, 3);
    Map<?, ?> defaults = args.size() > 2 ? hash("ensure_resources", args.get(2)) : Map.of();
    hash("ensure_resources", args.get(1))
        .forEach(
            (title, params) -> {
              Map<Object, Object> merged = new LinkedHashMap<>(defaults);
              if (params instanceof Map<?, ?> own) {
                merged.putAll(own);
              }
              ensure(site, String.valueOf(args.get(0)), title, merged);
            });
    return Undef.UNDEF;
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
    require("defined_with_params", args, 1, 2);
    Map<String, Object> values = new LinkedHashMap<>();
    if (args.size() > 1 && args.get(1) instanceof Map<?, ?> params) {
      params.forEach((key, value) -> values.put(String.valueOf(key), value));
    }
    if (!(args.get(0) instanceof ResourceType type)
        || type.typeName() == null
        || type.title() == null) {
      throw new EvaluationException(
          "ARGUMENT_MISMATCH", "defined_with_params(): expects a reference to a resource");
    }
    return site.compilation().resources().isDeclaredWith(type.typeName(), type.title(), values);
  }

  private static Object assertPrivate(CallSite site, List<Object> args) {
    Object module = site.scope().variable("module_name");
    Object caller = site.scope().variable("caller_module_name");
    if (module != null && !module.equals(caller)) {
      String message =
          args.isEmpty()
              ? site.scope().kindName() + " " + site.scope().definitionName() + " is private"
              : ValueText.of(args.get(0));
      throw new EvaluationException(message);
    }
    return Undef.UNDEF;
  }

  private static Object deprecation(CallSite site, List<Object> args) {
    require("deprecation", args, 2, 3);
    site.log("warning", ValueText.of(args.get(1)));
    return Undef.UNDEF;
  }

  private static Map<?, ?> hash(String function, Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new EvaluationException(
        "ARGUMENT_MISMATCH", function + "(): Requires a Hash, got " + ValueText.quoted(value));
  }

  private static void require(String function, List<Object> args, int min, int max) {
    if (args.size() < min || args.size() > max) {
      throw new EvaluationException(
          "ARGUMENT_MISMATCH",
          "'"
              + function
              + "' expects between "
              + min
              + " and "
              + max
              + " arguments, got "
              + (args.isEmpty() ? "none" : args.size()));
    }
  }
}
