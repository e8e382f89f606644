package plumb.host.augeas;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import plumb.agent.provider.ProviderException;

/**
 * One command on a tree. Immutable.
 *
 * @param name such as set or rm
 * @param arguments paths, complete with the context, and strings without their quotes
 */
record TreeCommand(String name, List<String> arguments) {
  private enum Kind {
    PATH,
    STRING,
    COMPARATOR,
    REST
  }

  private static final List<String> COMPARATORS = List.of("==", "!=", "=~", "<=", ">=", "<", ">");

  private static final Map<String, List<Kind>> COMMANDS =
      Map.ofEntries(
          Map.entry("set", List.of(Kind.PATH, Kind.STRING)),
          Map.entry("setm", List.of(Kind.PATH, Kind.STRING, Kind.STRING)),
          Map.entry("rm", List.of(Kind.PATH)),
          Map.entry("remove", List.of(Kind.PATH)),
          Map.entry("clear", List.of(Kind.PATH)),
          Map.entry("clearm", List.of(Kind.PATH, Kind.STRING)),
          Map.entry("touch", List.of(Kind.PATH)),
          Map.entry("mv", List.of(Kind.PATH, Kind.PATH)),
          Map.entry("move", List.of(Kind.PATH, Kind.PATH)),
          Map.entry("rename", List.of(Kind.PATH, Kind.STRING)),
          Map.entry("insert", List.of(Kind.STRING, Kind.STRING, Kind.PATH)),
          Map.entry("ins", List.of(Kind.STRING, Kind.STRING, Kind.PATH)),
          Map.entry("defvar", List.of(Kind.STRING, Kind.PATH)),
          Map.entry("defnode", List.of(Kind.STRING, Kind.PATH, Kind.STRING)),
          Map.entry("get", List.of(Kind.PATH, Kind.COMPARATOR, Kind.STRING)),
          Map.entry("values", List.of(Kind.PATH, Kind.REST)),
          Map.entry("match", List.of(Kind.PATH, Kind.REST)));

  /** Reads a command as manifests write it. */
  static TreeCommand parse(String line, String context) throws ProviderException {
    Scanner scanner = new Scanner(line.strip());
    String name = scanner.word();
    List<Kind> kinds = COMMANDS.get(name);
    if (kinds == null) {
      throw new ProviderException("Unknown command " + name);
    }
    List<String> arguments = new ArrayList<>();
    for (Kind kind : kinds) {
      scanner.skipSpace();
      int number = arguments.size() + 1;
      arguments.add(
          switch (kind) {
            case PATH -> absolute(scanner.path(name, number), context);
            case STRING -> scanner.string(name, number);
            case COMPARATOR -> scanner.comparator(name);
            case REST -> scanner.rest();
          });
    }
    return new TreeCommand(name, List.copyOf(arguments));
  }

  private static String absolute(String path, String context) {
    String relative = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    if (relative.startsWith("/") || relative.startsWith("$")) {
      return relative;
    }
    return (context.isEmpty() || context.endsWith("/") ? context : context + "/") + relative;
  }

  /** Returns the line of a script that does this. */
  String script() {
    StringBuilder line = new StringBuilder(name.equals("remove") ? "rm" : name);
    List<Kind> kinds = COMMANDS.getOrDefault(name, List.of());
    for (int i = 0; i < arguments.size(); i++) {
      line.append(' ');
      line.append(kinds.get(i) == Kind.PATH ? arguments.get(i) : quoted(arguments.get(i)));
    }
    return line.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\t", "\\t") + '"';
  }

  /** Takes the words of a command apart. */
  private static final class Scanner {
    private final String text;
    private int at;

    Scanner(String text) {
      this.text = text;
    }

    void skipSpace() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }

    String word() {
      int start = at;
      while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return text.substring(start, at);
    }

    String rest() {
      String rest = text.substring(at);
      at = text.length();
      return rest;
    }

    /** A path ends at a space that is neither in brackets nor in quotes nor after a backslash. */
    String path(String command, int number) throws ProviderException {
      int start = at;
      int depth = 0;
      char quote = 0;
      for (; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c == '\\') {
          at++;
        } else if (quote != 0) {
          quote = c == quote ? 0 : quote;
        } else if (c == '\'' || c == '"') {
          quote = c;
        } else if (c == '[' || c == ']') {
          depth += c == '[' ? 1 : -1;
          if (depth < 0) {
            throw new ProviderException("unmatched [");
          }
        } else if (depth == 0 && Character.isWhitespace(c)) {
          break;
        }
      }
      at = Math.min(at, text.length());
      String path = text.substring(start, at);
      if (path.isEmpty()) {
        throw new ProviderException("missing path argument " + number + " for " + command);
      }
      boolean isQuoted = path.length() > 1 && (path.startsWith("'") || path.startsWith("\""));
      return isQuoted ? path.substring(1, path.length() - 1) : path;
    }

    String string(String command, int number) throws ProviderException {
      if (at >= text.length()) {
        throw new ProviderException("missing string argument " + number + " for " + command);
      }
      char quote = text.charAt(at);
      if (quote != '\'' && quote != '"') {
        return word();
      }
      StringBuilder string = new StringBuilder();
      for (at++; at < text.length() && text.charAt(at) != quote; at++) {
        char c = text.charAt(at);
        boolean escaped = c == '\\' && at + 1 < text.length();
        if (escaped) {
          at++;
          if (text.charAt(at) != quote) {
            string.append(c);
          }
        }
        string.append(text.charAt(at));
      }
      at++;
      return string.toString();
    }

    String comparator(String command) throws ProviderException {
      for (String comparator : COMPARATORS) {
        if (text.startsWith(comparator, at)) {
          at += comparator.length();
          return comparator;
        }
      }
      throw new ProviderException("invalid comparator for command " + command);
    }
  }
}
