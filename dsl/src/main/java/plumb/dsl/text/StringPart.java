package plumb.dsl.text;

import plumb.dsl.puppet.Expression;

/**
 * A part of a string: text, or an expression whose value stands there. Positions are offsets in the
 * file.
 */
public sealed interface StringPart {
  /** Where the part starts. */
  int offset();

  /** Where it ends, exclusive. */
  int end();

  /**
   * Text with its escapes resolved and, in a heredoc, without the margin.
   *
   * @param text what the string holds there; not what the file holds
   */
  record Text(String text, int offset, int end) implements StringPart {}

  /** An expression: of "${...}" without that, or the variable of "$name". */
  record Embedded(Expression expression, int offset, int end) implements StringPart {}
}
