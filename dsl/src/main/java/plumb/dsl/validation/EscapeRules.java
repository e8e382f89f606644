package plumb.dsl.validation;

import plumb.dsl.ParsedFile;
import plumb.dsl.puppet.InterpolatedString;
import plumb.dsl.puppet.StringLiteral;
import plumb.dsl.text.Escapes;
import plumb.dsl.text.StringText;

/** Backslashes in double-quoted strings that escape nothing. */
final class EscapeRules {
  private final Findings findings;
  private final ParsedFile file;
  private final StringText strings;

  EscapeRules(Findings findings, ParsedFile file) {
    this.findings = findings;
    this.file = file;
    this.strings = new StringText(file);
  }

  void check(StringLiteral node) {
    if (node.getText().startsWith("\"") && node.getText().indexOf('\\') >= 0) {
      checkRange(file.offset(node) + 1, file.end(node) - 1);
    }
  }

  void check(InterpolatedString node) {
    if (hasBackslash(node)) {
      strings.forEachTextRange(node, this::checkRange);
    }
  }

  private static boolean hasBackslash(InterpolatedString node) {
    if (node.getHead().indexOf('\\') >= 0 || node.getTail().indexOf('\\') >= 0) {
      return true;
    }
    for (String middle : node.getMiddles()) {
      if (middle.indexOf('\\') >= 0) {
        return true;
      }
    }
    return false;
  }

  private void checkRange(int start, int end) {
    String text = file.source().text();
    for (int at = text.indexOf('\\', start); at >= 0 && at < end; at = text.indexOf('\\', at + 2)) {
      switch (Escapes.check(text, at)) {
        case VALID -> {}
        case UNKNOWN ->
            findings.warning(
                "UNRECOGNIZED_ESCAPE",
                at,
                2,
                "'"
                    + text.substring(at, at + 2)
                    + "' is no escape; the backslash stays in the text");
        case BAD_UNICODE ->
            findings.warning(
                "ILLEGAL_UNICODE_ESCAPE",
                at,
                2,
                "'\\u' must be followed by 4 hexadecimal digits, or by 1 to 6 in braces");
      }
    }
  }
}
