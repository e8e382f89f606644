package plumb.dsl.lexer;

import org.jspecify.annotations.Nullable;

/**
 * A string or heredoc whose end has not been reached, perhaps because an expression within it is
 * being scanned.
 */
final class OpenString {
  /** Where its quote or its tag stands. */
  final int start;

  /** The heredoc that this is the text of; null for a quoted string. */
  final @Nullable HeredocBody heredoc;

  /** How many braces were open where the string started. */
  final int outerBraces;

  /** Where the "${" of the expression that is being scanned stands. */
  int interpolation;

  OpenString(int start, @Nullable HeredocBody heredoc, int outerBraces) {
    this.start = start;
    this.heredoc = heredoc;
    this.outerBraces = outerBraces;
  }
}
