package plumb.analysis;

/** Something that is looked for in files, under a stable name. */
public interface Check {
  /** The stable name, by which the check is chosen and ignored. */
  String name();

  /** The level of what it finds. */
  Level level();

  /** Whether it runs unless it is switched off. */
  default boolean runsByDefault() {
    return true;
  }
}
