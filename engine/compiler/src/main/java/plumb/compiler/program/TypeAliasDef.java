package plumb.compiler.program;

/** {@code type Name = type}; {@code name} keeps its capitals. */
public record TypeAliasDef(int pos, String name, Expr type) {}
