package plumb.catalog;

/** What a resource was declared as; agents look for a provider of {@link #NATIVE} ones only. */
public enum Kind {
  /** A class declared in resource form: {@code class { 'x': }}. */
  CLASS("class"),
  /** A resource of a type with providers, such as {@code file}. */
  NATIVE("compilable_type"),
  /** An instance of a {@code define}. */
  DEFINED("defined_type"),
  /** A node, a stage's container or a class that was reached by a function such as include. */
  UNKNOWN("unknown");

  private final String wireName;

  Kind(String wireName) {
    this.wireName = wireName;
  }

  /** Returns the text that stands for this kind in a catalog's JSON. */
  public String wireName() {
    return wireName;
  }

  /** Returns the kind with that text; an unknown text means {@link #UNKNOWN}. */
  public static Kind ofWireName(String wireName) {
    for (Kind kind : values()) {
      if (kind.wireName.equals(wireName)) {
        return kind;
      }
    }
    return UNKNOWN;
  }
}
