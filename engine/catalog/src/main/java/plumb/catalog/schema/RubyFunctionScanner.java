package plumb.catalog.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plumb.catalog.schema.RubyFunction.Api;
import plumb.catalog.schema.RubyFunction.Block;
import plumb.catalog.schema.RubyFunction.Parameter;
import plumb.catalog.schema.RubyFunction.Signature;
import plumb.catalog.schema.RubyToken.Kind;

/**
 * Reads which calls a function takes from its Ruby source, without running it: the dispatches of
 * the 4.x API, or the arguments of its method where it has none, and the arity of the 3.x API.
 */
public final class RubyFunctionScanner {
  private static final String ANY = "Any";

  private final List<RubyToken> tokens;
  private final List<Signature> signatures = new ArrayList<>();
  private List<Parameter> parameters = new ArrayList<>();
  private Block block = Block.NONE;
  private @Nullable String returnType;
  private boolean open;

  private RubyFunctionScanner(String source) {
    tokens = new RubyLexer(source).tokens();
  }

  /** The functions that a source defines, in its order. */
  public static List<RubyFunction> scan(String source) {
    return new RubyFunctionScanner(source).read();
  }

  private List<RubyFunction> read() {
    List<RubyFunction> found = new ArrayList<>();
    for (int at = 0; at < tokens.size(); at++) {
      RubyToken token = tokens.get(at);
      boolean current = token.is("create_function");
      if (current || token.is("newfunction")) {
        String name = literal(argument(at));
        if (name != null) {
          String lower = name.toLowerCase(Locale.ROOT);
          found.add(
              current
                  ? new RubyFunction(lower, Api.PUPPET_4, dispatches(at, lower))
                  : new RubyFunction(lower, Api.PUPPET_3, arity(at)));
        }
      }
    }
    return found;
  }

  private List<Signature> dispatches(int start, String name) {
    signatures.clear();
    for (int at = start + 1; at < tokens.size() && !tokens.get(at).is("create_function"); at++) {
      RubyToken token = tokens.get(at);
      if (token.is("dispatch") && isStatement(at)) {
        finish();
        open = true;
      } else if (token.is("def") && isStatement(at)) {
        finish();
      } else if (open && token.kind() == Kind.WORD && isStatement(at)) {
        declaration(at);
      }
    }
    finish();
    if (signatures.isEmpty()) {
      Signature method = method(start, name.substring(name.lastIndexOf(':') + 1));
      return method == null ? List.of() : List.of(method);
    }
    return List.copyOf(signatures);
  }

  private void finish() {
    if (open) {
      signatures.add(new Signature(List.copyOf(parameters), block, returnType));
    }
    parameters = new ArrayList<>();
    block = Block.NONE;
    returnType = null;
    open = false;
  }

  private void declaration(int at) {
    switch (tokens.get(at).text()) {
      case "param", "required_param" -> parameter(at, false, false);
      case "optional_param" -> parameter(at, true, false);
      case "repeated_param", "optional_repeated_param" -> parameter(at, true, true);
      case "required_repeated_param" -> parameter(at, false, true);
      case "block_param", "required_block_param" -> block = Block.REQUIRED;
      case "optional_block_param" -> block = Block.OPTIONAL;
      case "return_type" -> returnType = literal(argument(at));
      default -> {}
    }
  }

  private void parameter(int at, boolean optional, boolean repeated) {
    int first = skipParenthesis(at + 1);
    String name = text(first + 1).equals(",") ? literal(token(first + 2)) : null;
    parameters.add(
        new Parameter(
            name == null ? "arg" + (parameters.size() + 1) : name,
            literal(token(first)),
            optional,
            repeated));
  }

  /** A function without dispatches takes what its method takes. */
  private @Nullable Signature method(int start, String name) {
    for (int at = start + 1; at < tokens.size(); at++) {
      if (tokens.get(at).is("def") && text(at + 1).equals(name)) {
        return arguments(at + 2);
      }
    }
    return null;
  }

  private Signature arguments(int from) {
    List<Parameter> found = new ArrayList<>();
    Block needed = Block.NONE;
    boolean parenthesised = text(from).equals("(");
    int depth = 0;
    boolean expected = true;
    for (int at = parenthesised ? from + 1 : from; at < tokens.size(); at++) {
      RubyToken token = tokens.get(at);
      String text = token.text();
      if (depth == 0 && (text.equals(")") || !parenthesised && token.kind() == Kind.LINE_END)) {
        break;
      }
      depth += "([{".contains(text) ? 1 : ")]}".contains(text) ? -1 : 0;
      if (depth == 0 && text.equals(",")) {
        expected = true;
      } else if (expected && token.kind() == Kind.WORD) {
        String before = text(at - 1);
        expected = false;
        if (before.equals("&")) {
          needed = Block.OPTIONAL;
        } else {
          boolean repeated = before.equals("*");
          boolean optional = repeated || text(at + 1).equals("=");
          found.add(new Parameter(text, ANY, optional, repeated));
        }
      }
    }
    return new Signature(found, needed, null);
  }

  /** A negative arity asks for one argument less than its amount, or more; without one, any do. */
  private List<Signature> arity(int start) {
    int arity = -1;
    for (int at = start; at + 1 < tokens.size() && !tokens.get(at).is("do"); at++) {
      RubyToken token = tokens.get(at);
      if (token.text().equals("arity") && token.kind() != Kind.STRING) {
        int value = at + 1;
        while (text(value).equals("=") || text(value).equals(">")) {
          value++;
        }
        boolean negative = text(value).equals("-");
        String digits = text(negative ? value + 1 : value);
        if (!digits.matches("\\d{1,3}")) {
          return List.of();
        }
        arity = negative ? -Integer.parseInt(digits) : Integer.parseInt(digits);
      }
    }
    List<Parameter> found = new ArrayList<>();
    int required = arity < 0 ? -arity - 1 : arity;
    for (int i = 1; i <= required; i++) {
      found.add(new Parameter("arg" + i, ANY, false, false));
    }
    if (arity < 0) {
      found.add(new Parameter("args", ANY, true, true));
    }
    return List.of(new Signature(found, Block.NONE, null));
  }

  private boolean isStatement(int at) {
    return at == 0
        || tokens.get(at - 1).kind() == Kind.LINE_END
        || tokens.get(at - 1).isPunctuation("{")
        || tokens.get(at - 1).is("do");
  }

  private @Nullable RubyToken argument(int at) {
    return token(skipParenthesis(at + 1));
  }

  private int skipParenthesis(int index) {
    return text(index).equals("(") ? index + 1 : index;
  }

  private @Nullable RubyToken token(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index) : null;
  }

  private static @Nullable String literal(@Nullable RubyToken token) {
    boolean literal =
        token != null
            && (token.kind() == Kind.SYMBOL || token.kind() == Kind.STRING)
            && !token.interpolated();
    return literal && token != null ? token.text() : null;
  }

  private String text(int index) {
    RubyToken token = token(index);
    return token == null ? "" : token.text();
  }
}
