package plumb.dsl.lexer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.dsl.lexer.TokenReader.Kind;
import plumb.dsl.source.SourceText;

/** The texts of a manifest's parts, which the program that is made of it does not keep. */
public final class ManifestTokens {
  private final String text;
  private final List<Token> tokens = new ArrayList<>();

  private record Token(Kind kind, int start, int end) {}

  /** Reads a manifest, which may have mistakes. */
  public ManifestTokens(SourceText source) {
    text = source.text();
    TokenReader reader = new TokenReader(source, new ArrayList<>());
    for (Kind kind = reader.next(); kind != Kind.END; kind = reader.next()) {
      if (kind != Kind.WHITESPACE && kind != Kind.HEREDOC_BODY) {
        tokens.add(new Token(kind, reader.start(), reader.end()));
      }
    }
  }

  /** The default value of a parameter; empty when there is none. */
  public String defaultText(int pos, String name) {
    int first = variable(pos, name) + 2;
    return first < 2 || !isSymbol(first - 1, "=") ? "" : joined(first, end(first));
  }

  /** What is assigned there: the rest of the line, and what its brackets hold. */
  public String assignedText(int pos) {
    int first = indexAt(pos);
    while (first < tokens.size() && !isSymbol(first, "=")) {
      first++;
    }
    first++;
    int last = first;
    int depth = 0;
    while (last < tokens.size() && (last == first || depth > 0 || sameLine(last))) {
      depth += depthChange(last);
      if (depth < 0) {
        break;
      }
      last++;
    }
    return joined(Math.min(first, last), last);
  }

  private boolean sameLine(int index) {
    return breaks(tokens.get(index - 1).end, tokens.get(index).start) == 0;
  }

  /** What follows the sign of equality in a definition of a type alias. */
  public String aliasedText(int pos) {
    int sign = indexAt(pos);
    while (sign < tokens.size() && !isSymbol(sign, "=")) {
      sign++;
    }
    return type(sign + 1);
  }

  /** The type that starts there. */
  public String typeText(int pos) {
    return type(indexAt(pos));
  }

  /** A type is a name, and what stands in the brackets after it. */
  private String type(int first) {
    int last = first + 1;
    int depth = 0;
    while (last < tokens.size() && (depth > 0 || isSymbol(last, "["))) {
      depth += depthChange(last++);
    }
    return first >= tokens.size() ? "" : joined(first, last);
  }

  /** The comment right above a definition, without its signs; empty when there is none. */
  public String commentAbove(int pos) {
    int index = indexAt(pos) - 1;
    int below = pos;
    List<String> lines = new ArrayList<>();
    while (index >= 0 && isComment(tokens.get(index)) && breaks(tokens.get(index).end, below) < 3) {
      Token token = tokens.get(index--);
      below = token.start;
      lines.add(
          0, text.substring(token.start, token.end).replaceFirst("^#+ ?", "").stripTrailing());
    }
    return String.join("\n", lines);
  }

  private static boolean isComment(Token token) {
    return token.kind == Kind.LINE_COMMENT || token.kind == Kind.BLOCK_COMMENT;
  }

  private int breaks(int from, int to) {
    return (int) text.substring(Math.min(from, to), to).chars().filter(c -> c == '\n').count();
  }

  private int variable(int pos, String name) {
    for (int i = indexAt(pos); i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind == Kind.VARIABLE
          && text.substring(token.start, token.end).equals("$" + name)) {
        return i;
      }
    }
    return -1;
  }

  /** Where the expression ends that is one of a list of parameters. */
  private int end(int first) {
    int depth = 0;
    int i = first;
    while (i < tokens.size()) {
      boolean closes = isSymbol(i, ",") || isSymbol(i, ")") || isSymbol(i, "|");
      if (depth == 0 && closes) {
        return i;
      }
      depth += depthChange(i++);
    }
    return i;
  }

  private int depthChange(int index) {
    Token token = tokens.get(index);
    if (token.kind != Kind.SYMBOL) {
      return 0;
    }
    return switch (text.charAt(token.end - 1)) {
      case '(', '[', '{' -> 1;
      case ')', ']', '}' -> -1;
      default -> 0;
    };
  }

  private boolean isSymbol(int index, String symbol) {
    Token token = index < tokens.size() ? tokens.get(index) : null;
    return token != null
        && token.kind == Kind.SYMBOL
        && text.substring(token.start, token.end).equals(symbol);
  }

  private int indexAt(int pos) {
    int low = 0;
    int high = tokens.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens.get(middle).start < pos) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The texts of some tokens in one line, with a blank wherever there is some white space. */
  private String joined(int from, int to) {
    StringBuilder out = new StringBuilder();
    @Nullable Token last = null;
    for (int i = from; i < Math.min(to, tokens.size()); i++) {
      Token token = tokens.get(i);
      if (!isComment(token) && !(isSymbol(i, ",") && closes(i + 1))) {
        if (last != null && last.end < token.start && isSpaced(last, token)) {
          out.append(' ');
        }
        out.append(text, token.start, token.end);
        last = token;
      }
    }
    return out.toString().replaceAll("\\s*\n\\s*", " ");
  }

  /** Whether the next token that is no comment closes brackets: a comma before it says nothing. */
  private boolean closes(int index) {
    int next = index;
    while (next < tokens.size() && isComment(tokens.get(next))) {
      next++;
    }
    return next < tokens.size() && depthChange(next) < 0;
  }

  private boolean isSpaced(Token left, Token right) {
    boolean spaced =
        text.substring(left.end, right.start).chars().anyMatch(Character::isWhitespace);
    boolean opens = "([".indexOf(text.charAt(left.end - 1)) >= 0;
    boolean closes = ")],".indexOf(text.charAt(right.start)) >= 0;
    return spaced && !opens && !closes;
  }
}
