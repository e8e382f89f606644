package plumb.query;

import java.util.List;

/**
 * What is looked at of a node.
 *
 * @param path the parts of a fact's name; empty for what is no fact
 * @param text as it was written
 */
public record Term(TermKind kind, List<String> path, String text) {
  public Term {
    path = List.copyOf(path);
  }

  @Override
  public String toString() {
    return text;
  }
}
