package plumb.compiler.unitcache;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumb.values.Default;
import plumb.values.Regex;
import plumb.values.Undef;

/** The constants of programs as bytes. */
final class ValueFormat {
  private ValueFormat() {}

  static void write(Object value, ByteSink out) throws UnencodableException {
    if (value instanceof String text) {
      out.octet(Tag.STRING);
      out.string(text);
    } else if (value instanceof Long number) {
      out.octet(Tag.LONG);
      out.signed(number);
    } else if (value instanceof Double number) {
      out.octet(Tag.DOUBLE);
      out.unsigned(Double.doubleToRawLongBits(number));
    } else if (value instanceof Boolean bool) {
      out.octet(bool ? Tag.TRUE : Tag.FALSE);
    } else if (value == Undef.UNDEF) {
      out.octet(Tag.UNDEF);
    } else if (value == Default.DEFAULT) {
      out.octet(Tag.DEFAULT);
    } else if (value instanceof Regex regex) {
      out.octet(Tag.REGEX);
      out.string(regex.source());
      out.unsigned(regex.options());
    } else if (value instanceof List<?> list) {
      out.octet(Tag.VALUE_LIST);
      out.unsigned(list.size());
      for (Object element : list) {
        write(element, out);
      }
    } else if (value instanceof Map<?, ?> map) {
      out.octet(Tag.VALUE_MAP);
      out.unsigned(map.size());
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        write(entry.getKey(), out);
        write(entry.getValue(), out);
      }
    } else {
      throw new UnencodableException(value.getClass().getName());
    }
  }

  static Object read(ByteSource in) throws DamagedException {
    int tag = in.octet();
    return switch (tag) {
      case Tag.STRING -> in.string();
      case Tag.LONG -> in.signed();
      case Tag.DOUBLE -> Double.longBitsToDouble(in.unsigned());
      case Tag.TRUE -> true;
      case Tag.FALSE -> false;
      case Tag.UNDEF -> Undef.UNDEF;
      case Tag.DEFAULT -> Default.DEFAULT;
      case Tag.REGEX -> Regex.of(in.string(), (int) in.unsigned());
      case Tag.VALUE_LIST -> list(in);
      case Tag.VALUE_MAP -> map(in);
      default -> throw new DamagedException("no value: " + tag);
    };
  }

  private static Object list(ByteSource in) throws DamagedException {
    int count = in.count();
    List<Object> values = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      values.add(read(in));
    }
    return Collections.unmodifiableList(values);
  }

  private static Object map(ByteSource in) throws DamagedException {
    int count = in.count();
    Map<Object, Object> values = new LinkedHashMap<>(count * 2);
    for (int i = 0; i < count; i++) {
      Object key = read(in);
      values.put(key, read(in));
    }
    return Collections.unmodifiableMap(values);
  }
}
