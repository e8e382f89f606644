package plumb.values.functions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import plumb.values.Type;
import plumb.values.types.AliasType;
import plumb.values.types.ArrayType;
import plumb.values.types.CallableType;
import plumb.values.types.HashType;
import plumb.values.types.NumericType;
import plumb.values.types.Signature;
import plumb.values.types.StringType;
import plumb.values.types.TupleType;
import plumb.values.types.VariantType;

/** Functions that change strings, or the strings in collections, and leave numbers as they are. */
public final class TextFunctions {
  private TextFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "camelcase" -> flat(name, TextFunctions::camelcase);
      case "capitalize" -> flat(name, CaseMapping::capitalize);
      case "chomp" -> flat(name, TextFunctions::chomp);
      case "chop" -> flat(name, TextFunctions::chop);
      case "lstrip" -> flat(name, TextFunctions::lstrip);
      case "rstrip" -> flat(name, TextFunctions::rstrip);
      case "strip" -> flat(name, text -> lstrip(rstrip(text)));
      case "downcase" -> deep(name, CaseMapping::downcase);
      case "upcase" -> deep(name, CaseMapping::upcase);
      default -> null;
    };
  }

  /** Changes a string, or each string of something iterable. */
  private static Overloads flat(String name, UnaryOperator<String> change) {
    return Overloads.named(name)
        .on("Numeric arg", (args, block, callbacks) -> args.get(0))
        .on("String arg", (args, block, callbacks) -> change.apply((String) args.get(0)))
        .on(
            "Iterable[Variant[String, Numeric]] arg",
            (args, block, callbacks) -> changeElements(args.get(0), change));
  }

  private static Object changeElements(Object iterable, UnaryOperator<String> change) {
    if (iterable instanceof Type) {
      throw RubyText.noMethod("map", iterable);
    }
    List<Object> result = new ArrayList<>();
    Walk walk = Walk.over(iterable);
    while (walk.next()) {
      Object element = walk.element();
      result.add(element instanceof String text ? change.apply(text) : element);
    }
    return result;
  }

  /** Changes the strings in nested collections, keys as well. */
  private static Overloads deep(String name, UnaryOperator<String> change) {
    Function body = (args, block, callbacks) -> changeDeeply(args.get(0), change);
    return Overloads.named(name)
        .on("Numeric arg", body)
        .on("String arg", body)
        .on(textData(() -> ArrayType.of(TextData.TEXT_DATA)), body)
        .on(textData(() -> HashType.of(TextData.TEXT_DATA, TextData.TEXT_DATA)), body);
  }

  private static Supplier<Signature> textData(Supplier<Type> parameter) {
    return () ->
        new Signature(
            CallableType.of(TupleType.of(List.of(parameter.get())), null, null),
            List.of("arg"),
            null);
  }

  private static Object changeDeeply(Object value, UnaryOperator<String> change) {
    if (value instanceof String text) {
      return change.apply(text);
    }
    if (value instanceof List<?> list) {
      List<Object> result = new ArrayList<>(list.size());
      for (Object element : list) {
        result.add(changeDeeply(element, change));
      }
      return result;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> result = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        result.put(changeDeeply(entry.getKey(), change), changeDeeply(entry.getValue(), change));
      }
      return result;
    }
    return value;
  }

  private static String camelcase(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int start = 0;
    while (start <= text.length()) {
      int underscore = text.indexOf('_', start);
      int end = underscore < 0 ? text.length() : underscore;
      out.append(CaseMapping.capitalize(text.substring(start, end)));
      start = end + 1;
    }
    return out.toString();
  }

  /** The text without one line end at its end. */
  public static String chomp(String text) {
    int end = text.length();
    if (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
      if (end > 0 && text.charAt(end - 1) == '\r') {
        end--;
      }
    } else if (end > 0 && text.charAt(end - 1) == '\r') {
      end--;
    }
    return text.substring(0, end);
  }

  /** The text without its last character; a line end of two counts as one. */
  private static String chop(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int end = text.offsetByCodePoints(text.length(), -1);
    return text.endsWith("\r\n") ? text.substring(0, end - 1) : text.substring(0, end);
  }

  private static String lstrip(String text) {
    int start = 0;
    while (start < text.length() && isBlank(text.charAt(start))) {
      start++;
    }
    return text.substring(start);
  }

  private static String rstrip(String text) {
    int end = text.length();
    while (end > 0 && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  /** Ruby's white space: that of ASCII, and NUL. */
  private static boolean isBlank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0;
  }

  /** The type of strings, numbers, and collections of them, at any depth. */
  private static final class TextData {
    static final AliasType TEXT_DATA = new AliasType("StringData", TextData::body);

    private TextData() {}

    private static Type body() {
      return VariantType.of(
          List.of(
              StringType.STRING,
              NumericType.NUMERIC,
              ArrayType.of(TEXT_DATA),
              HashType.of(TEXT_DATA, TEXT_DATA)));
    }
  }
}
