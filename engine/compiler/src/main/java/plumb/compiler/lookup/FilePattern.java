package plumb.compiler.lookup;

import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a level are called: a path from the root in which {@code %{...}} stands for a
 * value of the node, and in patterns, too, {@code *}, {@code ?}, sets and braces for what {@code
 * Dir.glob} takes them for. Immutable.
 */
public final class FilePattern {
  private final String text;
  private final boolean glob;

  private FilePattern(String text, boolean glob) {
    this.text = text;
    this.glob = glob;
  }

  static FilePattern of(String text, boolean glob) {
    return new FilePattern(text, glob);
  }

  /** Whether every node has the same files there. */
  public boolean isStatic() {
    return !text.contains("%{");
  }

  /** Whether it names one file, whatever the node is. */
  public boolean isOneFile() {
    return isStatic() && !glob;
  }

  /** The directory that all of its files are below: the path up to what is not certain. */
  public String root() {
    int end = text.length();
    for (int i = 0; i < text.length() && end == text.length(); i++) {
      boolean magic = glob && "*?[{\\".indexOf(text.charAt(i)) >= 0;
      if (magic || text.startsWith("%{", i)) {
        end = i;
      }
    }
    int slash = text.lastIndexOf('/', end == text.length() ? end : Math.max(0, end - 1));
    return slash <= 0 ? "/" : text.substring(0, slash);
  }

  /**
   * The pattern in which some expressions have their values.
   *
   * @param variables the values of expressions; null for one that may have any
   */
  public FilePattern with(Function<String, @Nullable String> variables) {
    StringBuilder known = new StringBuilder();
    int done = 0;
    for (int at = text.indexOf("%{"); at >= 0; at = text.indexOf("%{", done)) {
      int close = text.indexOf('}', at);
      if (close < 0) {
        break;
      }
      String value = variables.apply(text.substring(at + 2, close).strip());
      known.append(text, done, at);
      known.append(value == null ? text.substring(at, close + 1) : value);
      done = close + 1;
    }
    return new FilePattern(known.append(text, done, text.length()).toString(), glob);
  }

  /** The paths that it stands for, whatever values its expressions have. */
  public Pattern regex() {
    StringBuilder regex = new StringBuilder();
    int braces = 0;
    int i = 0;
    while (i < text.length()) {
      int close = text.startsWith("%{", i) ? text.indexOf('}', i) : -1;
      char c = text.charAt(i);
      if (close >= 0) {
        regex.append(".*");
        i = close + 1;
      } else if (!glob) {
        regex.append(Pattern.quote(String.valueOf(c)));
        i++;
      } else if (text.startsWith("**/", i)) {
        regex.append("(?:[^./][^/]*/)*");
        i += 3;
      } else if (c == '{') {
        braces++;
        regex.append("(?:");
        i++;
      } else if (c == '}' && braces > 0) {
        braces--;
        regex.append(')');
        i++;
      } else if (c == ',' && braces > 0) {
        regex.append('|');
        i++;
      } else {
        i = appendMagic(regex, i);
      }
    }
    return Pattern.compile(regex + ")".repeat(braces), Pattern.DOTALL);
  }

  private int appendMagic(StringBuilder regex, int at) {
    char c = text.charAt(at);
    boolean starts = at == 0 || text.charAt(at - 1) == '/';
    switch (c) {
      case '*' -> regex.append(starts ? "(?!\\.)[^/]*" : "[^/]*");
      case '?' -> regex.append(starts ? "[^/.]" : "[^/]");
      case '[' -> {
        int close = text.indexOf(']', at + 2);
        if (close > 0) {
          String set = text.substring(at + 1, close).replace("\\", "\\\\").replace("[", "\\[");
          regex.append('[').append(set.replaceFirst("^!", "^")).append(']');
          return close + 1;
        }
        regex.append("\\[");
      }
      case '\\' -> {
        if (at + 1 < text.length()) {
          regex.append(Pattern.quote(text.substring(at + 1, at + 2)));
        }
        return at + 2;
      }
      default -> regex.append(Pattern.quote(String.valueOf(c)));
    }
    return at + 1;
  }

  /** The path as it is written, from the root. */
  @Override
  public String toString() {
    return text;
  }
}
