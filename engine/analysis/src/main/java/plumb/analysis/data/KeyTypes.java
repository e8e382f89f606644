package plumb.analysis.data;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plumb.analysis.rename.Renames;
import plumb.analysis.rename.Renames.Rename;
import plumb.compiler.program.CompileException;
import plumb.compiler.yaml.DataNode;
import plumb.dsl.source.SourceText;
import plumb.values.EvaluationException;
import plumb.values.Type;
import plumb.values.Undef;
import plumb.values.types.Mismatch;

/**
 * Judges whether parameters take the values of data. The value of an old name is the new
 * parameter's, converted if need be.
 */
final class KeyTypes {
  private final ParameterKeys parameters;
  private final KeyOptions options;
  private final Renames renames;
  private final SecretValues secrets;
  private final DataFindings findings;

  KeyTypes(
      ParameterKeys parameters,
      KeyOptions options,
      Renames renames,
      SecretValues secrets,
      DataFindings findings) {
    this.parameters = parameters;
    this.options = options;
    this.renames = renames;
    this.secrets = secrets;
    this.findings = findings;
  }

  /** Judges the value of a key that may be one of a parameter. */
  void check(SourceText source, String key, Object value, int position) {
    if (isUnknown(key, value)) {
      return;
    }
    Rename rename = renames.parameter(key);
    String end = rename == null ? key : rename.end().toString();
    Type type = parameters.type(end);
    if (type == null || !Mismatch.isResolved(type)) {
      return;
    }
    String problem;
    try {
      Object converted = rename == null ? value : renames.converted(rename, value);
      problem = problem(key, end, type, converted);
    } catch (CompileException | EvaluationException e) {
      boolean secret = secrets.isSecret(key, value);
      problem = "the value cannot be converted" + (secret ? "" : ": " + e.getMessage());
    }
    if (problem != null) {
      findings.add(
          DataProblem.WRONG_DATA_TYPE,
          source,
          position,
          "class " + ParameterKeys.owner(end).toLowerCase(Locale.ROOT) + ": " + problem,
          rename == null ? null : "'" + key + "' is the old name of '" + end + "'");
    }
  }

  private @Nullable String problem(String key, String end, Type type, Object value) {
    if (type.isInstance(value)) {
      return null;
    }
    String subject = "parameter '" + ParameterKeys.parameter(end) + "'";
    return secrets.isSecret(key, value)
        ? subject + " expects a value of type " + type
        : Mismatch.describe(subject, type, value).strip();
  }

  /** Whether a value is only known for a node, or with a key; undef stands for no value. */
  private boolean isUnknown(String key, Object value) {
    return value == Undef.UNDEF
        || DataNode.isInterpolated(value)
        || SecretValues.isEncrypted(value)
        || isMade(key);
  }

  /** Whether options make another value of it. */
  private boolean isMade(String key) {
    Rename rename = renames.parameter(key);
    String end = rename == null ? key : rename.end().toString();
    return options.mayConvert(key)
        || options.mayMerge(key)
        || options.mayConvert(end)
        || options.mayMerge(end);
  }
}
