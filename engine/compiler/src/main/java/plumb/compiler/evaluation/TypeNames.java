package plumb.compiler.evaluation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.program.Access;
import plumb.compiler.program.Body;
import plumb.compiler.program.Expr;
import plumb.compiler.program.Frame;
import plumb.compiler.program.TypeAliasDef;
import plumb.compiler.program.TypeName;
import plumb.compiler.snapshot.Definition;
import plumb.values.EvaluationException;
import plumb.values.Type;
import plumb.values.types.AliasType;
import plumb.values.types.ResourceType;
import plumb.values.types.TypeFactory;

/** What capitalised names denote: core types, aliases of the environment, resource types. */
final class TypeNames {
  private final Compilation compilation;
  private final Map<String, Type> known = new HashMap<>();

  /** Names of defined types that are on their way out. */
  private final Set<String> deprecated = new HashSet<>();

  TypeNames(Compilation compilation) {
    this.compilation = compilation;
  }

  Type resolve(String name, Frame f, int pos) {
    Type type;
    try {
      type = find(name);
    } catch (EvaluationException e) {
      throw f.located(e, pos);
    }
    if (type == null) {
      throw f.failure(
          pos,
          "UNKNOWN_RESOURCE_TYPE",
          "Resource type not found: " + ResourceNames.capitalize(name),
          null);
    }
    String former = former(name);
    if (former != null && compilation.renames().ofGone(former) != null) {
      Object unused = compilation.successors().ofDefinedType(former, () -> Successors.at(f, pos));
    } else if (former != null) {
      String reference = ResourceNames.capitalize(former);
      compilation.successors().noteUse(former, () -> reference, () -> Successors.at(f, pos));
    }
    return type;
  }

  /** The canonical name of a defined type that is on its way out; null for all others. */
  private @Nullable String former(String name) {
    return deprecated.isEmpty() || !deprecated.contains(name)
        ? null
        : ResourceNames.canonical(name);
  }

  /** The type, or null when nothing has that name. */
  @Nullable Type find(String name) {
    Type type = known.get(name);
    if (type == null) {
      type = load(name);
      if (type != null) {
        known.put(name, type);
      }
    }
    return type;
  }

  private @Nullable Type load(String name) {
    Type core = TypeFactory.named(name);
    if (core != null) {
      return core;
    }
    Definition<TypeAliasDef> alias = compilation.environment().definitions().findTypeAlias(name);
    if (alias != null) {
      return new AliasType(alias.code().name(), () -> body(alias));
    }
    String lower = name.toLowerCase(Locale.ROOT);
    if (compilation.environment().types().find(lower) != null) {
      return new ResourceType(ResourceNames.capitalize(lower), null);
    }
    Deprecation whole = compilation.deprecations().of(lower).whole();
    if (whole != null && whole.subject().kind() == Deprecation.Kind.DEFINED_TYPE) {
      deprecated.add(name);
    }
    if (compilation.environment().definitions().findDefinedType(lower) != null) {
      return new ResourceType(ResourceNames.capitalize(lower), null);
    }
    Deprecation gone = compilation.renames().successor(lower, Deprecation.Kind.DEFINED_TYPE);
    Deprecation.Subject target = gone == null ? null : gone.renamedTo();
    return target == null ? null : load(target.owner());
  }

  private Type body(Definition<TypeAliasDef> alias) {
    Expr type = alias.code().type();
    Frame frame =
        new Frame(
            compilation, alias.source(), compilation.topScope(), null, new Body(List.of(), type));
    if (type instanceof Access access && access.left() instanceof TypeName word) {
      requireDefinable(word, frame, type.pos());
    }
    return compilation.declaredType(type, frame);
  }

  /** Names inside of a definition of types need not mean anything elsewhere. */
  private static void requireDefinable(TypeName word, Frame frame, int pos) {
    Type base = TypeFactory.named(word.name());
    try {
      if (base != null) {
        TypeFactory.requireDefinable(base);
      }
    } catch (EvaluationException e) {
      throw frame.located(e, pos);
    }
  }
}
