package plumb.compiler.program;

import java.util.List;

/**
 * One lowered source text: a pure function of that text, so it is cached by content.
 *
 * @param lines for positions
 * @param warnings in the order of the text
 * @param main the statements outside definitions (a template's whole body for EPP)
 */
public record Unit(
    Lines lines,
    List<UnitWarning> warnings,
    Body main,
    List<ClassDef> classes,
    List<DefinedTypeDef> definedTypes,
    List<NodeDef> nodes,
    List<FunctionDef> functions,
    List<TypeAliasDef> typeAliases,
    List<Param> templateParams,
    boolean templateParamsDeclared) {

  /** The 1-based line of an offset. */
  public int line(int offset) {
    return lines.line(offset);
  }

  /** The 1-based column of an offset. */
  public int column(int offset) {
    return lines.column(offset);
  }
}
