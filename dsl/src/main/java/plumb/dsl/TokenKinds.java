package plumb.dsl;

import static plumb.dsl.parser.antlr.lexer.InternalPuppetLexer.*;

import org.jspecify.annotations.Nullable;

/** What tokens of a type can be: the end of a value, the start of one, a bracket's other half. */
final class TokenKinds {
  private TokenKinds() {}

  static boolean isDefinition(int type) {
    return type == Class || type == Define || type == Function || type == Inherits;
  }

  static boolean isWordOrString(int type) {
    return type == RULE_SINGLE_QUOTED || type == RULE_DOUBLE_QUOTED || isKeyword(type);
  }

  private static boolean isKeyword(int type) {
    return switch (type) {
      case And, Attr, Case, Class, Default, Define, Else, Elsif, False, Function -> true;
      case If, In, Inherits, Node, Or, Private, True, Type, Undef, Unless -> true;
      default -> false;
    };
  }

  static boolean endsValue(int type) {
    return switch (type) {
      case RULE_NAME, RULE_WORD, RULE_TYPE_NAME, RULE_VARIABLE, RULE_NUMBER, RULE_REGEX -> true;
      case RULE_SINGLE_QUOTED, RULE_DOUBLE_QUOTED, RULE_STRING_TAIL, RULE_HEREDOC_TAG -> true;
      case True, False, Undef, Default -> true;
      case RightParenthesis, RightSquareBracket, RightCurlyBracket -> true;
      default -> false;
    };
  }

  static boolean startsValue(int type) {
    return switch (type) {
      case RULE_NAME, RULE_WORD, RULE_TYPE_NAME, RULE_VARIABLE, RULE_NUMBER -> true;
      case RULE_SINGLE_QUOTED, RULE_DOUBLE_QUOTED, RULE_STRING_HEAD, RULE_HEREDOC_TAG -> true;
      case True, False, Undef, Default, RULE_LIST_START -> true;
      default -> false;
    };
  }

  /** The text of a token that always has the same; null for others that messages do not name. */
  static @Nullable String literal(int type) {
    return switch (type) {
      case LeftCurlyBracket -> "{";
      case RightCurlyBracket -> "}";
      case LeftParenthesis -> "(";
      case RightParenthesis -> ")";
      case RightSquareBracket -> "]";
      case EqualsSign -> "=";
      case EqualsSignGreaterThanSign -> "=>";
      case Colon -> ":";
      case VerticalLine -> "|";
      case VerticalLineGreaterThanSign -> "|>";
      case VerticalLineGreaterThanSignGreaterThanSign -> "|>>";
      default -> null;
    };
  }

  /** The text that closes what an opening token opens. */
  static String closing(int opener) {
    return switch (opener) {
      case LeftParenthesis, RULE_LINE_PARENTHESIS -> ")";
      case LeftSquareBracket, RULE_LIST_START -> "]";
      case RULE_TEMPLATE_EXPRESSION -> "%>";
      case RULE_STRING_HEAD -> "\"";
      default -> "}";
    };
  }
}
