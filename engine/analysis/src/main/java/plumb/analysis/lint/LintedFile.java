package plumb.analysis.lint;

import java.util.List;
import java.util.function.Predicate;
import plumb.analysis.Finding;
import plumb.dsl.source.SourceText;

/**
 * What was found in a file. Immutable.
 *
 * @param findings in the order of the text
 * @param ignored what control comments left out of them, in the same order
 * @param remarks sentences about control comments that have no effect
 */
public record LintedFile(
    SourceText source, List<Finding> findings, List<Ignored> ignored, List<String> remarks) {
  public LintedFile {
    findings = List.copyOf(findings);
    ignored = List.copyOf(ignored);
    remarks = List.copyOf(remarks);
  }

  /** The same file with some of its findings only. */
  public LintedFile only(Predicate<Finding> wanted) {
    return new LintedFile(source, findings.stream().filter(wanted).toList(), ignored, remarks);
  }

  /**
   * A finding that a control comment left out.
   *
   * @param reason what the comment says about that; may be empty
   */
  public record Ignored(Finding finding, String reason) {}
}
