package plumb.query;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A selection of nodes, as people write it: {@code role = 'web' and facts.os.family = 'Debian'}.
 * Immutable.
 *
 * <p>The language is described in {@code engine/query/docs/queries.md}.
 *
 * @param text as it was written
 * @param condition what it asks of a node
 */
public record Query(String text, Condition condition) {
  /** The longest text of a query, in UTF-16 units. */
  public static final int LONGEST = 16 * 1024;

  /**
   * Reads a query.
   *
   * @throws InvalidQueryException with the place of the first mistake
   */
  public static Query parse(String text) throws InvalidQueryException {
    return new Query(text, new QueryParser(text).parse());
  }

  /**
   * Reads a list of facts, as {@code os.family, 'odd.name'.part}; {@code facts.} may precede each.
   *
   * @throws InvalidQueryException with the place of the first mistake
   */
  public static List<Term> facts(String text) throws InvalidQueryException {
    return new QueryParser(text).factList();
  }

  /** The paths of all facts that it names. */
  public Set<List<String>> factPaths() {
    Set<List<String>> paths = new LinkedHashSet<>();
    for (Condition part : parts()) {
      Term term =
          part instanceof Condition.Test test
              ? test.term()
              : part instanceof Condition.Present present ? present.term() : null;
      if (term != null && term.kind() == TermKind.FACT) {
        paths.add(term.path());
      }
    }
    return paths;
  }

  /** The condition and all that it is made of. */
  private List<Condition> parts() {
    List<Condition> parts = new ArrayList<>(List.of(condition));
    for (int i = 0; i < parts.size(); i++) {
      Condition part = parts.get(i);
      if (part instanceof Condition.Or or) {
        parts.addAll(or.any());
      } else if (part instanceof Condition.And and) {
        parts.addAll(and.all());
      } else if (part instanceof Condition.Not not) {
        parts.add(not.negated());
      }
    }
    return parts;
  }
}
