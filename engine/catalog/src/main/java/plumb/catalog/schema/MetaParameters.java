package plumb.catalog.schema;

import java.util.List;

/** The parameters that every resource accepts. */
public final class MetaParameters {
  private static final List<String> NAMES =
      List.of(
          "noop",
          "schedule",
          "audit",
          "loglevel",
          "alias",
          "tag",
          "require",
          "subscribe",
          "before",
          "notify",
          "stage");

  private MetaParameters() {}

  /** Returns the names of all metaparameters. */
  public static List<String> names() {
    return NAMES;
  }

  /** Returns whether {@code name} is a metaparameter. */
  public static boolean contains(String name) {
    return switch (name) {
      case "noop",
          "schedule",
          "audit",
          "loglevel",
          "alias",
          "tag",
          "require",
          "subscribe",
          "before",
          "notify",
          "stage" ->
          true;
      default -> false;
    };
  }

  /** Returns whether {@code name} is one of require, before, notify and subscribe. */
  public static boolean isRelationship(String name) {
    return switch (name) {
      case "require", "before", "notify", "subscribe" -> true;
      default -> false;
    };
  }
}
