package plumb.agent;

import java.util.List;

/** Thrown before anything changes when a catalog can't be applied as it is. */
final class RefusedCatalogException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient List<String> problems;

  /**
   * Refuses a catalog.
   *
   * @param problems everything that is wrong, a sentence each
   */
  RefusedCatalogException(List<String> problems) {
    super(String.join("\n", problems), null, false, false);
    this.problems = problems;
  }

  List<String> problems() {
    return problems;
  }
}
