package plumb.compiler.functions;

import plumb.compiler.evaluation.CallSite;
import plumb.compiler.evaluation.ResourceNames;
import plumb.compiler.evaluation.Successors;
import plumb.values.EvaluationException;
import plumb.values.Type;
import plumb.values.functions.Function;
import plumb.values.functions.Overloads;
import plumb.values.types.ClassType;
import plumb.values.types.ResourceType;
import plumb.values.types.TypeType;

/** {@code defined}: whether there is a definition, a variable or a resource. */
final class Defined {
  private static final String SIGNATURE =
      "Variant[String, Type[CatalogEntry], Type[Type[CatalogEntry]]] vals+";

  private Defined() {}

  static Function function() {
    return Overloads.named("defined")
        .on(
            SIGNATURE,
            (args, block, caller) ->
                args.stream().anyMatch(value -> isDefined((CallSite) caller, value)));
  }

  private static boolean isDefined(CallSite site, Object value) {
    if (value instanceof String text) {
      return isNameDefined(site, text);
    }
    if (value instanceof ClassType type) {
      if (type.className() == null) {
        throw new EvaluationException("The given class type is a reference to all classes");
      }
      // The reference looks up what a parameter holds by its capitals, which no class has.
      return !type.isParameter()
          && site.compilation().resources().isDeclared("class", type.className());
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
    throw new IllegalArgumentException("the signature lets nothing else in: " + value);
  }

  private static boolean isNameDefined(CallSite site, String text) {
    if (text.startsWith("$") && text.length() > 1) {
      return site.compilation().findVariable(text.substring(1), site) != null;
    }
    if (text.isEmpty()) {
      return false;
    }
    String name = ResourceNames.canonical(text);
    return name.equals("main")
        || isType(site, name)
        || isClass(site, name)
        || site.compilation().successors().ofDefinedType(name, site::origin) != null;
  }

  private static boolean isType(CallSite site, String name) {
    var environment = site.compilation().environment();
    if (environment.types().find(name) != null) {
      return true;
    }
    boolean defined = environment.definitions().findDefinedType(name) != null;
    if (defined) {
      String title = ResourceNames.capitalize(name);
      site.compilation().successors().noteUse(name, () -> title, site::origin);
    }
    return defined;
  }

  private static boolean isClass(CallSite site, String name) {
    Successors successors = site.compilation().successors();
    if (site.compilation().environment().definitions().findClass(name) == null) {
      return successors.ofClass(name, site::origin) != null;
    }
    successors.noteUse(name, () -> "Class[" + ResourceNames.classTitle(name) + "]", site::origin);
    return true;
  }
}
