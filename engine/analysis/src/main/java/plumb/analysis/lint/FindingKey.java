package plumb.analysis.lint;

import plumb.analysis.Finding;
import plumb.dsl.source.SourceText;

/**
 * What a finding has in common with the same one in another state of its file. Immutable.
 *
 * @param check the name of the check
 * @param path the file's path, relative to something that stays
 * @param line the text of the line without the blanks around it
 */
public record FindingKey(String check, String path, String line) {
  /**
   * The key of a finding.
   *
   * @param source the text that it was found in
   * @param path the path that its file has in the key
   */
  public static FindingKey of(SourceText source, Finding finding, String path) {
    String line = source.lineText(source.offset(finding.line(), 1)).strip();
    return new FindingKey(finding.check(), path, line);
  }
}
