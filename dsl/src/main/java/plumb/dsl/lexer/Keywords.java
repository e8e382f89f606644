package plumb.dsl.lexer;

import static plumb.dsl.parser.antlr.lexer.InternalPuppetLexer.*;

/** The reserved words. */
final class Keywords {
  private Keywords() {}

  /** The token type of a word: a keyword's own, or a name's. */
  static int typeOf(String text, int start, int end) {
    int length = end - start;
    if (length > 8 || length < 2) {
      return RULE_NAME;
    }
    return switch (text.substring(start, end)) {
      case "and" -> And;
      case "attr" -> Attr;
      case "case" -> Case;
      case "class" -> Class;
      case "default" -> Default;
      case "define" -> Define;
      case "else" -> Else;
      case "elsif" -> Elsif;
      case "false" -> False;
      case "function" -> Function;
      case "if" -> If;
      case "in" -> In;
      case "inherits" -> Inherits;
      case "node" -> Node;
      case "or" -> Or;
      case "private" -> Private;
      case "true" -> True;
      case "type" -> Type;
      case "undef" -> Undef;
      case "unless" -> Unless;
      default -> RULE_NAME;
    };
  }

  /** Whether a token is a word that may name a variable within an interpolation. */
  static boolean isWordLike(int type) {
    return switch (type) {
      case RULE_NAME, RULE_WORD, RULE_NUMBER -> true;
      case And, Attr, Case, Class, Default, Define, Else, Elsif, False, Function -> true;
      case If, In, Inherits, Node, Or, Private, True, Type, Undef, Unless -> true;
      default -> false;
    };
  }
}
