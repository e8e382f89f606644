package plumb.catalog.schema;

/**
 * A relationship that the type adds by itself to resources that are in the catalog.
 *
 * @param relation whether the other resource comes first
 * @param targetType type of the other resource, lower case
 * @param attribute the attribute, of this resource, that names it
 * @param selection how the value of the attribute names it
 */
public record AutoRelation(
    Relation relation, String targetType, String attribute, Selection selection) {

  /** Which of both comes first. */
  public enum Relation {
    /** The other resource comes first. */
    REQUIRE,
    /** This resource comes first. */
    BEFORE
  }

  /** How a value names other resources. */
  public enum Selection {
    /** The value, or each element of it, is a title; numbers are ids and name nothing. */
    NAME,
    /** As NAME if the value is an absolute path. */
    PATH,
    /** The value is a command; absolute paths at the beginning of its lines are titles. */
    COMMAND,
    /** The value is a path; its nearest ancestor in the catalog counts. */
    ANCESTOR,
    /** The value is a path; every ancestor counts. */
    ANCESTORS,
    /** The value is a path; every path below it counts. */
    DESCENDANTS,
    /** What comes before the first slash is a title. */
    FIRST_SEGMENT
  }
}
