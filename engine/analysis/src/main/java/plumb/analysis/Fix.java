package plumb.analysis;

import java.util.List;

/**
 * A change of a text that mends a finding; its edits belong together. Immutable.
 *
 * @param edits in the order of the text, none of which overlap
 */
public record Fix(List<Edit> edits) {
  public Fix {
    edits = List.copyOf(edits);
  }

  /** A fix of one edit. */
  public static Fix replace(int start, int end, String replacement) {
    return new Fix(List.of(new Edit(start, end, replacement)));
  }

  /**
   * Replaces a stretch of text.
   *
   * @param start its offset in UTF-16 units
   * @param end where it ends, exclusive; {@code start} for an insertion
   */
  public record Edit(int start, int end, String replacement) {}
}
