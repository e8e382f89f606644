package plumb.compiler.program;

/**
 * What a text is warned of when it is read.
 *
 * @param pos offset in the text
 * @param code issue code
 */
public record UnitWarning(int pos, String code, String message) {}
