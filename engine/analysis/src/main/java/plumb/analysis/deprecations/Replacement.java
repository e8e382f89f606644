package plumb.analysis.deprecations;

import org.jspecify.annotations.Nullable;

/**
 * What is to be used instead. It exists.
 *
 * @param owner a class or defined type, in lower case
 * @param parameter of it; null when the class or type itself stands in
 * @param confidence {@link Confidence#PROVED} when code gives the same value to both
 */
public record Replacement(
    String owner, @Nullable String parameter, Confidence confidence, Evidence evidence) {

  /** The qualified name. */
  public String name() {
    return parameter == null ? owner : owner + "::" + parameter;
  }

  boolean isSameAs(Replacement other) {
    return name().equals(other.name()) && (parameter == null) == (other.parameter == null);
  }
}
