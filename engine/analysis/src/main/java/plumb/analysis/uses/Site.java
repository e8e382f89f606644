package plumb.analysis.uses;

/** What can name something. */
public enum Site {
  /** The class, type or function itself: declared, included, called, referred to. */
  NAME("name"),
  ARGUMENT("argument"),
  /** An entry of a literal hash that {@code *} unfolds. */
  SPLAT("splatted argument"),
  /** An entry of a literal hash that {@code create_resources} or its like gets. */
  CREATED("created argument"),
  OVERRIDE("override"),
  DEFAULT("resource default"),
  /** What a collector sets, or asks for. */
  COLLECTOR("collector"),
  /** {@code $class::parameter}, or an attribute of a resource that is read. */
  READ("read value"),
  /** A key that code or data looks up. */
  LOOKUP("lookup"),
  DATA("data"),
  OPTIONS("lookup_options"),
  /** A pattern of {@code lookup_options}. */
  PATTERN("lookup_options pattern"),
  CLASSIFIER("classifier");

  private final String phrase;

  Site(String phrase) {
    this.phrase = phrase;
  }

  /** As people call it. */
  public String phrase() {
    return phrase;
  }
}
