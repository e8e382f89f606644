package plumb.environments.puppetfile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A literal of a Puppetfile with its place.
 *
 * @param content a String, Symbol, Boolean, Number as text, list of values, or NOTHING for nil
 */
record Value(Object content, int offset, int length) {
  /** What nil is. */
  static final Object NOTHING = List.of();

  /** A symbol's name. */
  record Symbol(String name) {}

  /** The text of a string or symbol; null for anything else. */
  @Nullable String text() {
    if (content instanceof Symbol symbol) {
      return symbol.name();
    }
    return content instanceof String text ? text : null;
  }
}
