package plumb.catalog.schema;

import java.util.List;

/**
 * An attribute of a native resource type.
 *
 * @param kind what setting it does
 * @param values words with a meaning of their own, in the order in which messages list them
 * @param open whether other values are accepted too; always when {@code values} is empty
 */
public record Attribute(String name, Kind kind, List<String> values, boolean open) {

  /** What setting an attribute does. */
  public enum Kind {
    /** Describes state of the system: observed, compared and changed. */
    PROPERTY,
    /** Steers how a provider works. */
    PARAMETER
  }

  /** Creates an attribute that accepts anything. */
  public static Attribute of(String name, Kind kind) {
    return new Attribute(name, kind, List.of(), true);
  }
}
