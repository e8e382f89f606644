package plumb.analysis.interfaces;

/**
 * Where something is declared.
 *
 * @param file relative to the module
 * @param line from 1
 * @param column from 1, in characters
 */
public record Place(String file, int line, int column) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
