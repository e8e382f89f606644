package plumb.values.functions.stdlib;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.RubyInspection;
import plumb.values.functions.Function;
import plumb.values.functions.Overloads;
import plumb.values.functions.RubyText;

/** Words quoted for shells, and a command line split into words. */
final class Shells {
  private static final String PLAIN = "_-.,:+/@";

  private Shells() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "batch_escape" -> escaping(name, Shells::batch);
      case "powershell_escape" -> escaping(name, Shells::powershell);
      case "shell_escape" -> escaping(name, Shells::escape);
      case "shell_join" -> Legacy.function(name, Shells::join);
      case "shell_split" -> Legacy.function(name, Shells::split);
      default -> null;
    };
  }

  private static Overloads escaping(String name, UnaryOperator<String> escape) {
    return Overloads.named(name)
        .on("Any string", (args, block, callbacks) -> escape.apply(RubyText.of(args.get(0))));
  }

  private static String batch(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\"\"");
        case '$', '\\' -> out.append('\\').append(c);
        default -> out.append(c);
      }
    }
    return out.append('"').toString();
  }

  private static String powershell(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case ' ', '\'', '`', '|', '\n', '$' -> out.append('`').append(c);
        case '"' -> out.append("\\`\"");
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  private static String escape(String text) {
    if (text.isEmpty()) {
      return "''";
    }
    StringBuilder out = new StringBuilder();
    int code;
    for (int i = 0; i < text.length(); i += Character.charCount(code)) {
      code = text.codePointAt(i);
      if (code == '\n') {
        out.append("'\n'");
        continue;
      }
      boolean plain = code < 128 && (Character.isLetterOrDigit(code) || PLAIN.indexOf(code) >= 0);
      if (!plain) {
        out.append('\\');
      }
      out.appendCodePoint(code);
    }
    return out.toString();
  }

  private static Object join(List<Object> args) {
    if (args.size() != 1) {
      throw Legacy.wrongCount("shell_join", args.size(), "1");
    }
    if (!(args.get(0) instanceof List<?> words)) {
      throw new EvaluationException(
          "First argument is not an Array: " + RubyInspection.of(args.get(0)));
    }
    StringBuilder out = new StringBuilder();
    for (Object word : words) {
      out.append(out.isEmpty() ? "" : " ").append(escape(RubyText.of(word)));
    }
    return out.toString();
  }

  private static Object split(List<Object> args) {
    if (args.size() != 1) {
      throw Legacy.wrongCount("shell_split", args.size(), "1");
    }
    return new Words(RubyText.of(args.get(0))).split();
  }

  /** Splits a line into words as a Bourne shell does. */
  private static final class Words {
    private final String line;
    private final List<Object> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private int at;

    Words(String line) {
      this.line = line;
    }

    List<Object> split() {
      boolean open = false;
      while (at < line.length()) {
        char c = line.charAt(at);
        if (" \t\n\u000b\f\r".indexOf(c) >= 0) {
          at++;
          close(open);
          open = false;
          continue;
        }
        open = true;
        switch (c) {
          case '\'' -> singleQuoted();
          case '"' -> doubleQuoted();
          case '\\' -> escaped();
          default -> {
            word.append(c);
            at++;
          }
        }
      }
      close(open);
      return words;
    }

    private void close(boolean open) {
      if (open) {
        words.add(word.toString());
        word.setLength(0);
      }
    }

    private void singleQuoted() {
      int end = line.indexOf('\'', at + 1);
      if (end < 0) {
        throw unmatched();
      }
      word.append(line, at + 1, end);
      at = end + 1;
    }

    private void doubleQuoted() {
      at++;
      while (at < line.length() && line.charAt(at) != '"') {
        char c = line.charAt(at);
        if (c == '\\' && at + 1 < line.length()) {
          char next = line.charAt(at + 1);
          if ("$`\"\\\n".indexOf(next) < 0) {
            word.append(c);
          }
          word.append(next);
          at += 2;
        } else {
          word.append(c);
          at++;
        }
      }
      if (at >= line.length()) {
        throw unmatched();
      }
      at++;
    }

    private void escaped() {
      boolean last = at + 1 == line.length();
      if (last || line.charAt(at + 1) == '\n') {
        word.append('\\');
      }
      if (!last) {
        word.append(line.charAt(at + 1));
      }
      at += 2;
    }

    private EvaluationException unmatched() {
      return new EvaluationException("Unmatched quote: " + RubyInspection.of(line));
    }
  }
}
