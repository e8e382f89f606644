package plumb.dsl.source;

import org.jspecify.annotations.Nullable;

/**
 * One problem in a source text. Immutable.
 *
 * @param code stable and upper case, for instance "SYNTAX_ERROR"; Puppet's own issue code where it
 *     has one
 * @param message one plain sentence without position
 * @param offset where the problem starts, in UTF-16 units from the start of the text
 * @param length how many units it covers; 0 marks a place between characters
 * @param hint what to do about it, if that is known
 */
public record Diagnostic(
    String code,
    Severity severity,
    String message,
    SourceText source,
    int offset,
    int length,
    @Nullable String hint) {

  public int line() {
    return source.line(offset);
  }

  public int column() {
    return source.column(offset);
  }
}
