package plumb.analysis.data;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Level;
import plumb.analysis.rename.Renames;
import plumb.analysis.rename.Renames.Rename;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.deprecation.Deprecations;
import plumb.compiler.evaluation.Suggestions;
import plumb.compiler.program.ClassDef;
import plumb.compiler.yaml.DataMap;

/** Judges the keys of data files: what reads each, and whether that takes the value. */
final class KeyCheck {
  private final ParameterKeys parameters;
  private final KeyReads reads;
  private final KeyOptions options;
  private final KeyTypes types;
  private final Renames renames;
  private final Deprecations deprecations;
  private final MissingModules missing;
  private final DataFindings findings;
  private final Map<String, Integer> unjudged = new LinkedHashMap<>();

  KeyCheck(
      ParameterKeys parameters,
      KeyReads reads,
      KeyOptions options,
      KeyTypes types,
      Renames renames,
      Deprecations deprecations,
      MissingModules missing,
      DataFindings findings) {
    this.parameters = parameters;
    this.reads = reads;
    this.options = options;
    this.types = types;
    this.renames = renames;
    this.deprecations = deprecations;
    this.missing = missing;
    this.findings = findings;
  }

  /** How many keys could not be judged, by the reason. */
  Map<String, Integer> unjudged() {
    return unjudged;
  }

  /** Judges all keys of a file. */
  void check(DataFile file) {
    DataMap content = file.content();
    String module = file.onlyModule();
    for (int i = 0; i < content.size(); i++) {
      int position = content.positionAt(i);
      String key = String.valueOf(content.keyAt(i));
      if (key.equals(KeyOptions.KEY)) {
        checkOptions(file, content.valueAt(i));
      } else if (module != null && !key.startsWith(module + "::")) {
        findings.add(
            DataProblem.UNREAD_KEY,
            file.source(),
            position,
            "the data of module " + module + " cannot have the key '" + key + "'",
            "keys of a module's data start with '" + module + "::'");
      } else {
        check(file, key, content.valueAt(i), position);
      }
    }
  }

  private void check(DataFile file, String key, Object value, int position) {
    ClassDef owner = parameters.classOf(key);
    boolean exists = owner != null && parameters.find(owner, key) != null;
    Deprecation deprecation = deprecation(key, owner);
    if (deprecation != null) {
      deprecated(file, key, position, deprecation);
    } else if (!exists && !isRead(key)) {
      unread(file, key, position, "");
    }
    types.check(file.source(), key, value, position);
  }

  /** What is said of a key's parameter, or of a class that is there under another name alone. */
  private @Nullable Deprecation deprecation(String key, @Nullable ClassDef owner) {
    String name = ParameterKeys.owner(key);
    Deprecation own = deprecations.of(name).parameters().get(ParameterKeys.parameter(key));
    Deprecation whole = deprecations.of(name).whole();
    boolean moved = owner == null && whole != null && whole.renamedTo() != null;
    return own != null || !moved ? own : whole;
  }

  /** Whether something reads a key, or may do so. */
  private boolean isRead(String key) {
    if (reads.reads(key)) {
      return true;
    }
    String reason =
        parameters.isBroken(key) ? "the class of the key cannot be read" : reads.mayRead(key);
    if (reason == null && parameters.classOf(key) == null) {
      reason = missing.reason(key);
    }
    if (reason != null) {
      unjudged.merge(reason, 1, Integer::sum);
    }
    return reason != null;
  }

  /** Tells that nothing reads a key. */
  private void unread(DataFile file, String key, int position, String purpose) {
    ClassDef owner = parameters.classOf(key);
    String parameter = ParameterKeys.parameter(key);
    if (owner == null) {
      String message = "nothing reads the key '" + key + "'" + purpose;
      findings.add(DataProblem.UNREAD_KEY, file.source(), position, message, hint(key));
    } else {
      findings.add(
          DataProblem.UNKNOWN_PARAMETER_KEY,
          file.source(),
          position,
          "class " + owner.name() + " has no parameter '" + parameter + "'" + purpose,
          parameterLike(parameter, owner));
    }
  }

  /** Proposes a parameter; of one with a new name, that. */
  private @Nullable String parameterLike(String wrong, ClassDef owner) {
    Map<String, Deprecation> old = deprecations.of(owner.name()).parameters();
    Set<String> known = new TreeSet<>(ParameterKeys.names(owner));
    known.addAll(old.keySet());
    known.removeIf(name -> old.get(name) != null && renames.parameter(key(owner, name)) == null);
    String near = nearest(wrong, known);
    if (near == null) {
      return null;
    }
    Rename rename = renames.parameter(key(owner, near));
    return "did you mean '" + (rename == null ? key(owner, near) : rename.end()) + "'?";
  }

  private static String key(ClassDef owner, String parameter) {
    return owner.name() + "::" + parameter;
  }

  private @Nullable String hint(String key) {
    String owner = ParameterKeys.owner(key);
    if (parameters.isDefinedType(key)) {
      return owner + " is a defined type: only parameters of classes get data";
    }
    String read = nearest(key, reads.names());
    if (read != null || owner.isEmpty()) {
      return read == null ? null : "did you mean '" + read + "'?";
    }
    String parameter = ParameterKeys.parameter(key);
    String near = nearest(owner, parameters.classNamesLike(owner));
    ClassDef other = near == null ? null : parameters.classOf(near + "::" + parameter);
    Rename rename = renames.parameter(near + "::" + parameter);
    return other != null && ParameterKeys.names(other).contains(parameter)
        ? "did you mean '" + (rename == null ? near + "::" + parameter : rename.end()) + "'?"
        : "there is no class '" + owner + "'";
  }

  private static @Nullable String nearest(String wrong, Collection<String> known) {
    int limit = wrong.length() < 4 ? 1 : Math.max(2, wrong.length() / 4);
    return Suggestions.nearest(wrong, known, limit);
  }

  private void deprecated(DataFile file, String key, int position, Deprecation deprecation) {
    String version = deprecations.version(deprecation.module());
    boolean removed = deprecation.isGoneIn(version);
    String versions =
        (deprecation.since() == null ? "" : ", since " + deprecation.since())
            + (deprecation.removedIn() == null ? "" : ", until " + deprecation.removedIn());
    boolean whole = deprecation.subject().parameter() == null;
    Rename rename = renames.parameter(key);
    String hint =
        rename == null
            ? deprecation.message()
            : "it was renamed to '"
                + rename.end()
                + (renames.isMissing(rename.end()) ? "', which does not exist" : "'");
    findings.add(
        DataProblem.DEPRECATED_KEY,
        removed ? Level.ERROR : Level.WARNING,
        file.source(),
        position,
        (whole ? "class " : "parameter ")
            + deprecation.subject()
            + (removed
                ? " was removed in " + deprecation.removedIn()
                : " is deprecated" + versions),
        hint);
  }

  /** Options of keys that nothing reads have no use, either. */
  private void checkOptions(DataFile file, Object value) {
    if (!(value instanceof DataMap map)) {
      return;
    }
    for (int i = 0; i < map.size(); i++) {
      String key = String.valueOf(map.keyAt(i));
      ClassDef owner = parameters.classOf(key);
      boolean exists = owner != null && parameters.find(owner, key) != null;
      boolean former =
          deprecations
              .of(ParameterKeys.owner(key))
              .parameters()
              .containsKey(ParameterKeys.parameter(key));
      if (!key.startsWith("^") && !exists && !former && !isRead(key)) {
        unread(file, key, map.positionAt(i), ", which these lookup_options are for");
      }
    }
  }
}
