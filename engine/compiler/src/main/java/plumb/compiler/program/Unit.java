package plumb.compiler.program;

import java.util.List;

/**
 * One lowered source text: a pure function of that text, so it is cached by content.
 *
 * @param lineStarts offset of each line's first character, for positions
 * @param main the statements outside definitions (a template's whole body for EPP)
 */
public record Unit(
    int[] lineStarts,
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
    int low = 0;
    int high = lineStarts.length - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (lineStarts[middle] <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low + 1;
  }

  /** The 1-based column of an offset. */
  public int column(int offset) {
    return offset - lineStarts[line(offset) - 1] + 1;
  }
}
