package plumb.values;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The text of lists and hashes, whose elements every notation writes in its own way. */
final class CollectionText {
  private CollectionText() {}

  static void append(
      StringBuilder out, List<?> list, BiConsumer<StringBuilder, Object> appendElement) {
    check(out);
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      appendElement.accept(out.append(i == 0 ? "" : ", "), list.get(i));
    }
    out.append(']');
  }

  /**
   * Appends a hash.
   *
   * @param arrow what stands between a key and its value
   */
  static void append(
      StringBuilder out,
      Map<?, ?> map,
      String arrow,
      BiConsumer<StringBuilder, Object> appendElement) {
    check(out);
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      appendElement.accept(out.append(separator), entry.getKey());
      appendElement.accept(out.append(arrow), entry.getValue());
      separator = ", ";
    }
    out.append('}');
  }

  /** Lists that hold others twice can be small, and their text endless. */
  private static void check(StringBuilder out) {
    TimeLimit.check();
    SizeLimit.checkCharacters(out.length());
  }
}
