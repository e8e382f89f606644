package plumb.compiler.yaml;

import java.util.IdentityHashMap;
import plumb.values.Default;
import plumb.values.Undef;

/**
 * Gives the symbols of a document the meaning that they have as data: those that are keys become
 * strings, {@code :default} and {@code :undef} become the values of these names. Runs after the
 * whole document is read, because until then {@code a} and {@code :a} are different keys to a
 * merge.
 */
final class Symbols {
  private final IdentityHashMap<Object, Object> done = new IdentityHashMap<>();
  private final boolean values;

  /**
   * @param values whether symbols that are values become strings, too
   */
  Symbols(boolean values) {
    this.values = values;
  }

  /** Returns the value as data; a collection that several aliases share stays shared. */
  Object toData(Object value) {
    if (value instanceof YamlSymbol symbol) {
      if (values) {
        return symbol.name();
      }
      return switch (symbol.name()) {
        case "default" -> Default.DEFAULT;
        case "undef" -> Undef.UNDEF;
        default -> symbol;
      };
    }
    if (!(value instanceof DataNode)) {
      return value;
    }
    Object known = done.get(value);
    if (known == null) {
      known = value instanceof DataMap map ? map(map) : list((DataList) value);
      done.put(value, known);
    }
    return known;
  }

  private DataMap map(DataMap map) {
    DataMapBuilder builder = new DataMapBuilder();
    for (int i = 0; i < map.size(); i++) {
      Object key = map.keyAt(i);
      builder.put(
          key instanceof YamlSymbol symbol ? symbol.name() : key,
          toData(map.valueAt(i)),
          map.positionAt(i));
    }
    return builder.build();
  }

  private DataList list(DataList list) {
    Object[] items = list.toArray();
    for (int i = 0; i < items.length; i++) {
      items[i] = toData(items[i]);
    }
    return new DataList(items);
  }
}
