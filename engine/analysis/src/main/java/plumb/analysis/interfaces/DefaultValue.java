package plumb.analysis.interfaces;

import java.util.Map;

/**
 * What a parameter is when nobody sets it.
 *
 * @param text as it is written, in one line
 * @param shape equal for expressions that mean the same, however they are written
 * @param sources where the value is a variable of another class of the module: what that class
 *     assigns to it, by node perhaps different things, as texts by shape; empty otherwise
 */
public record DefaultValue(String text, String shape, Map<String, String> sources) {
  /** Whether the value is the same as that of another version, as far as the texts tell. */
  public boolean isSame(DefaultValue other) {
    return shape.equals(other.shape) && sources.keySet().equals(other.sources.keySet());
  }
}
