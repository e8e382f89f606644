package plumb.query;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a query can look at. */
public enum TermKind {
  NAME("name", Use.AS_TEXT),
  ENVIRONMENT("environment", Use.AS_TEXT),
  /** Of the last report: changed, unchanged or failed; unknown when there is none. */
  STATUS("status", Use.FOR_EQUALITY),
  /** Any class of the last catalog. */
  CLASS("class", Use.FOR_EQUALITY),
  /** Any class {@code role::X} of the last catalog, as {@code X}. */
  ROLE("role", Use.FOR_EQUALITY),
  /** Any resource of the last catalog, as {@code Type[title]}. */
  RESOURCE("resource", Use.FOR_EQUALITY),
  /** Whether the last report is of a run that changed nothing because it was not to. */
  REPORT_NOOP("report.noop", Use.AS_FLAG),
  REPORT_AGE("report.age", Use.AS_AGE),
  FACTS_AGE("facts.age", Use.AS_AGE),
  CATALOG_AGE("catalog.age", Use.AS_AGE),
  FACT("facts.", Use.AS_ANYTHING);

  /** What it can be compared with. */
  enum Use {
    AS_TEXT,
    FOR_EQUALITY,
    AS_FLAG,
    AS_AGE,
    AS_ANYTHING
  }

  private final String word;
  private final Use use;

  TermKind(String word, Use use) {
    this.word = word;
    this.use = use;
  }

  Use use() {
    return use;
  }

  /** The term of a word; none for facts, which have a path. */
  static Optional<TermKind> of(String word) {
    return Arrays.stream(values())
        .filter(kind -> kind != FACT && kind.word.equals(word))
        .findFirst();
  }

  /** All terms, for people. */
  static String all() {
    return Arrays.stream(values())
            .filter(kind -> kind != FACT)
            .map(kind -> kind.word)
            .collect(Collectors.joining(", "))
        + " and facts, as in facts.os.family";
  }
}
