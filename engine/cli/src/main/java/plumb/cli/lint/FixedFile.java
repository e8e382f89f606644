package plumb.cli.lint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import plumb.analysis.lint.LintedFile;
import plumb.analysis.lint.Linter;

/** Writes manifests that have been mended. */
public final class FixedFile {
  private FixedFile() {}

  /**
   * Mends a file, if anything in it can be mended.
   *
   * @param linted what was found in it
   * @param selection leaves out the findings that are to stay as they are
   * @return what is left
   * @throws IOException when it cannot be written; then it is as it was
   */
  public static LintedFile fix(
      Linter linter, LintedFile linted, UnaryOperator<LintedFile> selection, Path file)
      throws IOException {
    LintedFile fixed = linter.fix(linted, selection);
    String text = fixed.source().text();
    if (!text.equals(linted.source().text())) {
      ReplacedFile.write(file, text);
    }
    return fixed;
  }
}
