package plumb.values.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Deferred;
import plumb.values.ErrorValue;
import plumb.values.Type;
import plumb.values.Unfolding;

/** Formats arrays and hashes with their elements, on one line or indented. */
final class ContainerFormatter {
  private final Map<Type, FormatSpec> formats;
  private final Indentation outer;

  ContainerFormatter(Map<Type, FormatSpec> formats, Indentation indentation) {
    this.formats = formats;
    this.outer = indentation;
  }

  private static Map<Type, FormatSpec> elementFormats(FormatSpec format) {
    Map<Type, FormatSpec> given = format.elements();
    return given == null ? FormatMap.elementDefaults() : given;
  }

  private static String orElse(@Nullable String text, String other) {
    return text == null ? other : text;
  }

  private static boolean isContainer(Object value) {
    return isArrayOrHash(value) || value instanceof Deferred || value instanceof ErrorValue;
  }

  private static boolean isArrayOrHash(Object value) {
    return value instanceof List<?> || value instanceof Map<?, ?>;
  }

  private String element(Object value, FormatSpec format, Indentation indentation) {
    return StringFormatter.format(
        value, isContainer(value) ? formats : elementFormats(format), indentation);
  }

  String array(List<?> list) {
    FormatSpec format = FormatMap.find(formats, Types.inferDetailed(list));
    if ("asp".indexOf(format.conversion()) < 0) {
      throw StringFormatter.illegal("Array", format, "asp");
    }
    Indentation indentation = outer.activeIf(format.alternative() || outer.active());
    Indentation children = indentation.deeper(format.alternative());
    List<String> texts = new ArrayList<>(list.size());
    for (Object value : list) {
      children = children.subsequent();
      texts.add(element(value, format, children));
    }
    boolean breaks =
        format.alternative() && format.width() >= 0 && widest(list, texts) > format.width();
    StringBuilder out = new StringBuilder();
    if (indentation.breaks()) {
      out.append('\n').append(indentation.padding());
    }
    String brackets = format.brackets("[]");
    out.append(brackets.isEmpty() ? "" : brackets.substring(0, 1));
    String padding = indentation.deeper(true).padding();
    for (int i = 0; i < list.size(); i++) {
      appendElement(out, list, i, texts.get(i), format, breaks, padding);
    }
    return out.append(brackets.isEmpty() ? "" : brackets.substring(1)).toString();
  }

  private static void appendElement(
      StringBuilder out,
      List<?> list,
      int index,
      String text,
      FormatSpec format,
      boolean breaks,
      String padding) {
    boolean nested = isArrayOrHash(list.get(index));
    if (index == 0) {
      out.append(breaks && !nested ? " " : "");
    } else {
      out.append(orElse(format.separator(), ", "));
      boolean afterNested = format.alternative() && isArrayOrHash(list.get(index - 1));
      if (!nested && (breaks || afterNested)) {
        if (!endsWith(out, '\n')) {
          stripEnd(out);
        }
        out.append('\n').append(padding);
      }
    }
    if (endsWith(out, ' ') && text.startsWith("\n")) {
      stripEnd(out);
    }
    out.append(text);
  }

  private static boolean endsWith(StringBuilder out, char c) {
    return !out.isEmpty() && out.charAt(out.length() - 1) == c;
  }

  private static void stripEnd(StringBuilder out) {
    int end = out.length();
    while (end > 0 && Character.isWhitespace(out.charAt(end - 1))) {
      end--;
    }
    out.setLength(end);
  }

  /** The greatest total length of neighbours that are not containers themselves. */
  private static int widest(List<?> list, List<String> texts) {
    int widest = 0;
    int current = 0;
    for (int i = 0; i < list.size(); i++) {
      if (isArrayOrHash(list.get(i))) {
        current = 0;
      } else {
        current += texts.get(i).codePointCount(0, texts.get(i).length());
        widest = Math.max(widest, current);
      }
    }
    return widest;
  }

  String hash(Map<?, ?> map) {
    FormatSpec format = FormatMap.find(formats, Types.inferDetailed(map));
    if (format.conversion() == 'a') {
      return StringFormatter.format(Unfolding.pairs(map), formats, outer);
    }
    if ("hsp".indexOf(format.conversion()) < 0) {
      throw StringFormatter.illegal("Hash", format, "hasp");
    }
    boolean alternative = format.alternative();
    Indentation indentation = outer.activeIf(alternative || outer.active());
    StringBuilder out = new StringBuilder();
    if (indentation.breaks()) {
      out.append('\n').append(indentation.padding());
    }
    Indentation children = indentation.deeper(false);
    String brackets = format.brackets("{}");
    out.append(brackets.isEmpty() ? "" : brackets.substring(0, 1));
    out.append(alternative ? "\n" : "");
    String between = separator(format);
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(separator).append(alternative ? children.padding() : "");
      out.append(element(entry.getKey(), format, children));
      out.append(orElse(format.separator2(), " => "));
      out.append(element(entry.getValue(), format, children));
      separator = between;
    }
    if (alternative) {
      out.append('\n').append(indentation.padding());
    }
    return out.append(brackets.isEmpty() ? "" : brackets.substring(1)).toString();
  }

  private static String separator(FormatSpec format) {
    String separator = orElse(format.separator(), ", ");
    if (!format.alternative()) {
      return separator;
    }
    return (separator.endsWith("\n") ? separator : separator.stripTrailing()) + "\n";
  }
}
