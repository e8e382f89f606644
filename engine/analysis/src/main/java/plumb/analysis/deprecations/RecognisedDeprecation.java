package plumb.analysis.deprecations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.deprecation.Deprecation.Kind;

/**
 * Something that a module calls deprecated in one of the ways that its authors have.
 *
 * @param owner the class, defined type or function, in lower case
 * @param parameter of it; null when all of it is deprecated
 * @param path the file that declares it
 * @param line where it is declared, from 1
 * @param column from 1
 * @param message what the module tells people; null when it tells nothing
 * @param replacements what to use instead, the surest first; several when it was split
 * @param evidence never empty
 */
public record RecognisedDeprecation(
    Kind kind,
    String owner,
    @Nullable String parameter,
    String path,
    int line,
    int column,
    Confidence confidence,
    @Nullable String message,
    List<Replacement> replacements,
    List<Evidence> evidence) {
  public RecognisedDeprecation {
    replacements = List.copyOf(replacements);
    evidence = List.copyOf(evidence);
  }

  /** What says most plainly that it is deprecated: a message of the code, if there is one. */
  Evidence bestEvidence() {
    for (Evidence one : evidence) {
      if (one.kind() == Evidence.Kind.MESSAGE) {
        return one;
      }
    }
    return evidence.get(0);
  }

  /** The qualified name. */
  public String name() {
    return parameter == null ? owner : owner + "::" + parameter;
  }
}
