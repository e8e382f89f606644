package plumb.compiler.erb;

import java.util.LinkedHashMap;
import java.util.Map;

/** A hash that the template has made itself: it alone may change it. */
final class OwnMap extends LinkedHashMap<Object, Object> {
  private static final long serialVersionUID = 1L;

  OwnMap() {}

  OwnMap(Map<?, ?> entries) {
    super(entries);
  }
}
