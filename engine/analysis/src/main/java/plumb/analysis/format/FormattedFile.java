package plumb.analysis.format;

import java.util.List;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.SourceText;

/**
 * A manifest with its canonical layout. Immutable.
 *
 * @param text the source's own when that could not be laid out
 * @param errors why it could not; empty when it could
 */
public record FormattedFile(SourceText source, String text, List<Diagnostic> errors) {
  public FormattedFile {
    errors = List.copyOf(errors);
  }

  /** Whether the layout differs from that of the source. */
  public boolean changed() {
    return !text.equals(source.text());
  }
}
