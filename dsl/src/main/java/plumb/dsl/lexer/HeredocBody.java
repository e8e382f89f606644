package plumb.dsl.lexer;

/**
 * A heredoc, found by its tag. All positions are offsets in the file.
 *
 * @param tagOffset where its "@(" stands
 * @param interpolated whether the text may hold expressions: the end tag was quoted
 * @param syntax what the text is said to be written in, for instance "json"; may be empty
 * @param escapes the letters whose escapes count, for instance "tn$L"; empty if a backslash is only
 *     a backslash
 * @param textStart where the text starts, right below the line of the tag
 * @param textEnd where it ends; a last line break that the end line's "-" removes is not part of it
 * @param end where the line with the end tag ends, past its line break
 * @param margin the blanks to take off the front of each line that starts with all of them
 */
public record HeredocBody(
    int tagOffset,
    boolean interpolated,
    String syntax,
    String escapes,
    int textStart,
    int textEnd,
    int end,
    String margin) {

  /** Whether a backslash before "$" keeps it from starting an interpolation. */
  public boolean escapesDollar() {
    return escapes.indexOf('$') >= 0;
  }
}
