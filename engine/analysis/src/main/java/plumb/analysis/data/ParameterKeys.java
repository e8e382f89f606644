package plumb.analysis.data;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.semantic.Constants;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.DefinedTypeDef;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.program.Param;
import plumb.compiler.snapshot.Definition;
import plumb.compiler.snapshot.Definitions;
import plumb.values.EvaluationException;
import plumb.values.Type;

/** The parameters of classes that keys are named after. Confined to one thread. */
final class ParameterKeys {
  private final Definitions definitions;
  private final Constants constants;
  private final Map<String, Optional<Definition<ClassDef>>> classes = new HashMap<>();
  private final Map<String, Boolean> broken = new HashMap<>();
  private final Map<String, Set<String>> names = new HashMap<>();
  private final Map<String, Optional<Type>> types = new HashMap<>();

  ParameterKeys(Environment environment) {
    this.definitions = environment.definitions();
    this.constants = new Constants(environment);
  }

  /** The owner in a key such as {@code owner::parameter}; empty when it is no such key. */
  static String owner(String key) {
    int colons = key.lastIndexOf("::");
    return colons <= 0 ? "" : key.substring(0, colons);
  }

  /** The last segment of a key. */
  static String parameter(String key) {
    return key.substring(key.lastIndexOf(':') + 1);
  }

  /** The class that a key's owner is; null when there is none. */
  @Nullable ClassDef classOf(String key) {
    Definition<ClassDef> found = find(owner(key));
    return found == null ? null : found.code();
  }

  /** Whether the file that has to hold a key's class cannot be read, so that nothing is known. */
  boolean isBroken(String key) {
    ClassDef unused = classOf(key);
    return broken.getOrDefault(owner(key), false);
  }

  /** Whether a key's owner is a defined type, whose parameters no data reach. */
  boolean isDefinedType(String key) {
    String owner = owner(key);
    try {
      Definition<DefinedTypeDef> found =
          owner.isEmpty() ? null : definitions.findDefinedType(owner);
      return found != null;
    } catch (InvalidSourceException | CompileException | UncheckedIOException e) {
      return false;
    }
  }

  /** The parameter that a key is of; null when there is none. */
  @Nullable Param find(ClassDef owner, String key) {
    for (Param param : owner.params()) {
      if (param.name().equals(parameter(key))) {
        return param;
      }
    }
    return null;
  }

  /** The names of a class's parameters. */
  static List<String> names(ClassDef owner) {
    return owner.params().stream().map(Param::name).toList();
  }

  /** The type of the parameter that a key is of; null when it cannot be worked out. */
  @Nullable Type type(String key) {
    return types.computeIfAbsent(key, this::findType).orElse(null);
  }

  private Optional<Type> findType(String key) {
    Definition<ClassDef> owner = find(owner(key));
    Param param = owner == null ? null : find(owner.code(), key);
    if (owner == null || param == null || param.type() == null) {
      return Optional.empty();
    }
    return Optional.ofNullable(constants.type(param.type(), owner.source()));
  }

  private @Nullable Definition<ClassDef> find(String name) {
    return name.isEmpty()
        ? null
        : classes.computeIfAbsent(name, one -> Optional.ofNullable(search(one))).orElse(null);
  }

  private @Nullable Definition<ClassDef> search(String name) {
    try {
      return definitions.findClass(name);
    } catch (InvalidSourceException
        | CompileException
        | EvaluationException
        | UncheckedIOException e) {
      broken.put(name, true);
      return null;
    }
  }

  /** Names of classes that a wrong one may have been meant for. */
  Set<String> classNamesLike(String wrong) {
    return names.computeIfAbsent(wrong.split("::")[0], definitions::classNamesLike);
  }
}
