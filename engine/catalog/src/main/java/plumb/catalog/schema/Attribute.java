package plumb.catalog.schema;

import java.util.List;

/**
 * An attribute of a native resource type.
 *
 * @param kind what setting it does
 * @param values the words it accepts; empty where anything is accepted or only checked by providers
 */
public record Attribute(String name, Kind kind, List<String> values) {

  /** What setting an attribute does. */
  public enum Kind {
    /** Describes state of the system: observed, compared and changed. */
    PROPERTY,
    /** Steers how a provider works. */
    PARAMETER,
    /** Understood for every type; handled by the engine itself. */
    META
  }
}
