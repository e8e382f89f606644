package plumb.values.functions.stdlib;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Regex;
import plumb.values.functions.CaseMapping;
import plumb.values.functions.Function;
import plumb.values.functions.Overloads;
import plumb.values.functions.RubyText;
import plumb.values.functions.SprintfOperands;

/** Functions of strings: names of files, line ends, case. */
final class Texts {
  private static final String UNRESERVED = "-_.!~*'();/?:@&=+$,[]";

  private Texts() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "basename" -> Legacy.function(name, Texts::basename);
      case "dirname" -> Legacy.function(name, Texts::dirname);
      case "dos2unix" -> Legacy.function(name, 1, args -> string(args, name).replace("\r\n", "\n"));
      case "unix2dos" -> Legacy.function(name, 1, args -> toDos(string(args, name)));
      case "regexpescape" -> each(name, Regex::escape);
      case "sprintf_hash" ->
          Overloads.named(name)
              .on(
                  "String format, Hash arguments",
                  (args, block, callbacks) -> {
                    Deprecation.tell(
                        callbacks,
                        name,
                        "This method is deprecated. From Puppet 4.10.10/5.3.4 please use the"
                            + " built-in sprintf instead");
                    return SprintfOperands.format((String) args.get(0), args.subList(1, 2));
                  });
      case "squeeze" -> Legacy.function(name, Texts::squeeze);
      case "stdlib::end_with" ->
          Overloads.named(name)
              .on(
                  "String test_string, Variant[String[1], Array[String[1], 1]] suffixes >> Boolean",
                  (args, block, callbacks) -> {
                    String text = (String) args.get(0);
                    return texts(args.get(1)).stream().anyMatch(text::endsWith);
                  });
      case "stdlib::start_with" ->
          Overloads.named(name)
              .on(
                  "String test_string, Variant[String[1], Array[String[1], 1]] prefixes >> Boolean",
                  (args, block, callbacks) -> {
                    String text = (String) args.get(0);
                    return texts(args.get(1)).stream().anyMatch(text::startsWith);
                  });
      case "stdlib::extname" ->
          Overloads.named(name)
              .on(
                  "String filename >> String",
                  (args, block, callbacks) -> extension((String) args.get(0)));
      case "stdlib::xml_encode" ->
          Overloads.named(name)
              .on(
                  "String str, Enum['text', 'attr'] type? >> String",
                  (args, block, callbacks) ->
                      xml((String) args.get(0), args.size() > 1 && args.get(1).equals("attr")));
      case "swapcase" -> each(name, CaseMapping::swapcase);
      case "uriescape" -> each(name, Texts::uriEscape);
      default -> null;
    };
  }

  /** Changes a string, or the strings in an array. */
  private static Function each(String name, UnaryOperator<String> change) {
    return Legacy.atLeast(
        1,
        name,
        args -> {
          if (args.get(0) instanceof String text) {
            return change.apply(text);
          }
          if (!(args.get(0) instanceof List<?> list)) {
            throw new EvaluationException(
                name + "(): Requires either array or string to work with");
          }
          List<Object> result = new ArrayList<>(list.size());
          for (Object element : list) {
            result.add(element instanceof String text ? change.apply(text) : element);
          }
          return result;
        });
  }

  private static String string(List<Object> args, String name) {
    if (Legacy.argument(args, 0) instanceof String text) {
      return text;
    }
    throw new EvaluationException(name + "(): Requires string as argument");
  }

  private static List<String> texts(Object value) {
    if (!(value instanceof List<?> list)) {
      return List.of((String) value);
    }
    List<String> result = new ArrayList<>(list.size());
    for (Object element : list) {
      result.add((String) element);
    }
    return result;
  }

  private static String toDos(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      int end = i;
      while (end < text.length() && text.charAt(end) == '\r') {
        end++;
      }
      if (end < text.length() && text.charAt(end) == '\n') {
        out.append("\r\n");
        i = end;
      } else {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  private static Object basename(List<Object> args) {
    if (args.isEmpty()) {
      throw new EvaluationException("basename(): No arguments given");
    }
    if (args.size() > 2) {
      throw new EvaluationException("basename(): Too many arguments given (" + args.size() + ")");
    }
    if (!(args.get(0) instanceof String path)) {
      throw new EvaluationException("basename(): Requires string as first argument");
    }
    if (args.size() == 1) {
      return fileName(path);
    }
    if (args.get(1) instanceof String suffix) {
      String name = fileName(path);
      if (suffix.equals(".*")) {
        return name.substring(0, name.length() - extension(name).length());
      }
      boolean shorter = name.endsWith(suffix) && name.length() > suffix.length();
      return shorter ? name.substring(0, name.length() - suffix.length()) : name;
    }
    throw new EvaluationException("basename(): Requires string as second argument");
  }

  private static String fileName(String path) {
    int end = withoutTrailingSlashes(path, path.length());
    if (end == 0) {
      return path.isEmpty() ? "" : "/";
    }
    return path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }

  private static int withoutTrailingSlashes(String path, int length) {
    int end = length;
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return end;
  }

  private static Object dirname(List<Object> args) {
    if (args.isEmpty()) {
      throw new EvaluationException("dirname(): No arguments given");
    }
    if (args.size() > 1) {
      throw new EvaluationException("dirname(): Too many arguments given (" + args.size() + ")");
    }
    String path = string(args, "dirname");
    if (path.isEmpty()) {
      throw new EvaluationException("dirname(): Requires a non-empty string as argument");
    }
    int nameEnd = withoutTrailingSlashes(path, path.length());
    int slash = path.lastIndexOf('/', nameEnd - 1);
    if (nameEnd == 0) {
      return "/";
    }
    if (slash < 0) {
      return ".";
    }
    int end = withoutTrailingSlashes(path, slash + 1);
    return end == 0 ? "/" : path.substring(0, end).replaceFirst("^/+", "/");
  }

  /** The part of a file name from its last point on; a point at its start or end does not count. */
  private static String extension(String path) {
    String name = fileName(path);
    int start = 0;
    while (start < name.length() && name.charAt(start) == '.') {
      start++;
    }
    int point = name.lastIndexOf('.');
    return point <= start ? "" : name.substring(point);
  }

  private static Object squeeze(List<Object> args) {
    if (args.size() != 1 && args.size() != 2) {
      throw new EvaluationException(
          "squeeze(): Wrong number of arguments given " + args.size() + " for 2 or 1");
    }
    Object set = Legacy.argument(args, 1);
    if (args.get(0) instanceof List<?> list) {
      List<Object> result = new ArrayList<>(list.size());
      for (Object element : list) {
        result.add(squeeze(element, set));
      }
      return result;
    }
    return squeeze(args.get(0), set);
  }

  private static String squeeze(Object value, Object among) {
    if (!(value instanceof String text)) {
      throw RubyText.noMethod("squeeze", value);
    }
    CharacterSet set = Legacy.isTrue(among) ? CharacterSet.of(RubyText.string(among)) : null;
    StringBuilder out = new StringBuilder(text.length());
    int last = -1;
    int code;
    for (int i = 0; i < text.length(); i += Character.charCount(code)) {
      code = text.codePointAt(i);
      if (code != last || (set != null && !set.contains(code))) {
        out.appendCodePoint(code);
      }
      last = code;
    }
    return out.toString();
  }

  private static String xml(String text, boolean attribute) {
    Map<String, String> escapes = new LinkedHashMap<>();
    escapes.put("&", "&amp;");
    escapes.put("<", "&lt;");
    escapes.put(">", "&gt;");
    if (attribute) {
      escapes.put("\"", "&quot;");
    }
    String result = text;
    for (Map.Entry<String, String> escape : escapes.entrySet()) {
      result = result.replace(escape.getKey(), escape.getValue());
    }
    return attribute ? '"' + result + '"' : result;
  }

  private static String uriEscape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
      if (plain) {
        out.append(c);
      } else {
        out.append('%');
        out.append(Character.toUpperCase(Character.forDigit(c >> 4, 16)));
        out.append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return out.toString();
  }
}
