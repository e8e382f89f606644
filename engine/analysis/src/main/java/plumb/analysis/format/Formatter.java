package plumb.analysis.format;

import java.util.List;
import plumb.dsl.ParsedFile;
import plumb.dsl.PuppetParser;
import plumb.dsl.Syntax;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;

/** Gives manifests their canonical layout. Thread-safe. */
public final class Formatter {
  /** How many characters a line should have at most: what puppet-lint allows. */
  public static final int WIDTH = 140;

  private Formatter() {}

  /**
   * Lays a manifest out. What cannot be parsed stays as it is, and is told in the result; so does
   * what would mean something else.
   */
  public static FormattedFile format(SourceText source) {
    ParsedFile file = PuppetParser.parse(source, Syntax.MANIFEST);
    if (file.hasErrors()) {
      return new FormattedFile(source, source.text(), file.diagnostics());
    }
    try {
      return format(file);
    } catch (StackOverflowError e) {
      return failed(source, "NESTING_TOO_DEEP", "this text nests too deeply to be laid out", 0);
    } catch (UnexpectedTokenException e) {
      return failed(source, "LAYOUT_UNKNOWN", "nobody knows how to lay this out", e.offset());
    }
  }

  private static FormattedFile format(ParsedFile file) {
    SourceText source = file.source();
    String lineBreak = firstLineBreak(source.text());
    String text = Renderer.render(new Layout(file).manifest(), WIDTH, lineBreak);
    if (text.equals(source.text())) {
      return new FormattedFile(source, text, List.of());
    }
    ParsedFile formatted = PuppetParser.parse(new SourceText(source.path(), text), Syntax.MANIFEST);
    if (formatted.hasErrors()
        || !Programs.same(file, formatted)
        || !Comments.same(source, formatted.source())) {
      return failed(
          source,
          "LAYOUT_CHANGES_MEANING",
          "this text would mean something else if it were laid out",
          0);
    }
    return new FormattedFile(source, text, List.of());
  }

  private static String firstLineBreak(String text) {
    int first = text.indexOf('\n');
    return first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
  }

  private static FormattedFile failed(SourceText source, String code, String message, int offset) {
    Diagnostic diagnostic = new Diagnostic(code, Severity.ERROR, message, source, offset, 0, null);
    return new FormattedFile(source, source.text(), List.of(diagnostic));
  }
}
