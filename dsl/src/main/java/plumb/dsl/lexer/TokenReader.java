package plumb.dsl.lexer;

import static plumb.dsl.parser.antlr.lexer.InternalPuppetLexer.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.SourceText;

/**
 * Reads the tokens of a manifest one by one, white space and comments included, for those who look
 * at a text and need no tree. Not thread-safe.
 */
public final class TokenReader {
  private final TokenScanner scanner;
  private final Map<Integer, HeredocBody> heredocs;
  private final LexicalProblems problems;
  private int start;

  /** What a token is. */
  public enum Kind {
    WHITESPACE,
    LINE_COMMENT,
    BLOCK_COMMENT,
    /** A name, keyword or type name. */
    WORD,
    NUMBER,
    /** A variable with its "$", or the name within "${name}". */
    VARIABLE,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    /** Text of a string from its quote to the first expression in it. */
    STRING_HEAD,
    /** Text of a string between two expressions. */
    STRING_MIDDLE,
    /** Text of a string from the last expression in it to its quote. */
    STRING_TAIL,
    REGEX,
    HEREDOC_TAG,
    /** The texts of all heredocs whose tags stand on one line, with their end lines. */
    HEREDOC_BODY,
    HEREDOC_WHOLE,
    HEREDOC_HEAD,
    HEREDOC_MIDDLE,
    HEREDOC_TAIL,
    /** The "${" or "}" around an expression in a string. */
    MARK,
    /** Anything else that has a meaning. */
    SYMBOL,
    /** What has none. */
    BAD,
    END
  }

  /** Reads a whole manifest; what is wrong with its tokens is added to a list. */
  public TokenReader(SourceText source, List<Diagnostic> found) {
    this(source, null, found);
  }

  /** Reads the text of a heredoc. */
  public TokenReader(SourceText source, @Nullable HeredocBody body, List<Diagnostic> found) {
    this.heredocs = new HashMap<>();
    this.problems = new LexicalProblems(source, found);
    this.scanner = new TokenScanner(new TokenInput(source.text(), false, body, problems, heredocs));
  }

  /** Reads the next token. */
  public Kind next() {
    start = scanner.position();
    return kind(scanner.next());
  }

  /** Where the token that was read last starts. */
  public int start() {
    return start;
  }

  /** Where it ends, exclusive. */
  public int end() {
    return scanner.position();
  }

  /**
   * Makes the next token start elsewhere, as if the last one had ended there: for those who divide
   * a text otherwise.
   */
  public void continueAt(int offset) {
    scanner.moveTo(offset);
  }

  /** Whether something that is not closed swallowed the rest of the text. */
  public boolean hasSwallowedRest() {
    return problems.hasSwallowedRest();
  }

  /** The heredoc whose tag stands at an offset, once its text has been read. */
  public @Nullable HeredocBody heredoc(int tagOffset) {
    return heredocs.get(tagOffset);
  }

  private static Kind kind(int type) {
    return switch (type) {
      case RULE_WHITESPACE -> Kind.WHITESPACE;
      case RULE_LINE_COMMENT -> Kind.LINE_COMMENT;
      case RULE_BLOCK_COMMENT -> Kind.BLOCK_COMMENT;
      case RULE_TYPE_NAME -> Kind.WORD;
      case RULE_NUMBER -> Kind.NUMBER;
      case RULE_VARIABLE -> Kind.VARIABLE;
      case RULE_SINGLE_QUOTED -> Kind.SINGLE_QUOTED;
      case RULE_DOUBLE_QUOTED -> Kind.DOUBLE_QUOTED;
      case RULE_STRING_HEAD -> Kind.STRING_HEAD;
      case RULE_STRING_MIDDLE -> Kind.STRING_MIDDLE;
      case RULE_STRING_TAIL -> Kind.STRING_TAIL;
      case RULE_REGEX -> Kind.REGEX;
      case RULE_HEREDOC_TAG -> Kind.HEREDOC_TAG;
      case RULE_HEREDOC_BODY -> Kind.HEREDOC_BODY;
      case RULE_HEREDOC_WHOLE -> Kind.HEREDOC_WHOLE;
      case RULE_HEREDOC_HEAD -> Kind.HEREDOC_HEAD;
      case RULE_HEREDOC_MIDDLE -> Kind.HEREDOC_MIDDLE;
      case RULE_HEREDOC_TAIL -> Kind.HEREDOC_TAIL;
      case RULE_INTERPOLATION_MARK -> Kind.MARK;
      case RULE_BAD -> Kind.BAD;
      case TokenScanner.END -> Kind.END;
      default -> Keywords.isWordLike(type) ? Kind.WORD : Kind.SYMBOL;
    };
  }
}
