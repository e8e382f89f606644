package plumb.compiler.yaml;

import java.util.IdentityHashMap;

/**
 * Makes strings of the symbols that are keys in a document, at every depth. Runs after the whole
 * document is read, because until then {@code a} and {@code :a} are different keys to a merge.
 */
final class SymbolKeys {
  private final IdentityHashMap<Object, Object> done = new IdentityHashMap<>();

  /** Returns the value with string keys; a collection that several aliases share stays shared. */
  Object toStrings(Object value) {
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
          toStrings(map.valueAt(i)),
          map.positionAt(i));
    }
    return builder.build();
  }

  private DataList list(DataList list) {
    Object[] items = list.toArray();
    for (int i = 0; i < items.length; i++) {
      items[i] = toStrings(items[i]);
    }
    return new DataList(items);
  }
}
