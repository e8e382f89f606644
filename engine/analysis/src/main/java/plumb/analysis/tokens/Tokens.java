package plumb.analysis.tokens;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumb.dsl.lexer.HeredocBody;
import plumb.dsl.lexer.TokenReader;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;

/**
 * Divides a manifest into tokens for checks of style. They are the language's own, but for what
 * puppet-lint sees otherwise and its checks rely on: lines and indents are tokens of their own; a
 * variable takes the indexes and hyphenated words that follow it; two slashes start a comment.
 */
public final class Tokens {
  private static final Pattern VARIABLE =
      Pattern.compile("(?:::)?(?:\\w+(?:-\\w+)*::)*\\w+(?:-\\w+)*");
  private static final Pattern INDEXES = Pattern.compile("(?:\\[.+?\\])*");

  private final SourceText source;
  private final String text;
  private final List<Diagnostic> found;
  private final TokenList tokens;

  private final Brackets brackets;

  /** How far a variable reaches over tokens that are parts of its index. */
  private int covered;

  /** The tags of heredocs whose texts have not come yet. */
  private final ArrayDeque<Integer> tags = new ArrayDeque<>();

  private Tokens(SourceText source, List<Diagnostic> found, TokenList tokens) {
    this.source = source;
    this.text = source.text();
    this.found = found;
    this.tokens = tokens;
    this.brackets = new Brackets(source);
  }

  /**
   * Reads the tokens of a manifest.
   *
   * @param errors receives what is wrong with it; there are no tokens if something without an end
   *     swallows the rest of the text
   */
  public static TokenList read(SourceText source, List<Diagnostic> errors) {
    List<Diagnostic> found = new ArrayList<>();
    TokenList tokens = new TokenList(source);
    TokenReader reader = new TokenReader(source, found);
    new Tokens(source, found, tokens).readAll(reader);
    for (Diagnostic diagnostic : found) {
      if (diagnostic.severity() == Severity.ERROR) {
        errors.add(diagnostic);
      }
    }
    return reader.hasSwallowedRest() ? new TokenList(source) : tokens;
  }

  private void readAll(TokenReader reader) {
    for (TokenReader.Kind kind = reader.next();
        kind != TokenReader.Kind.END;
        kind = reader.next()) {
      if (kind == TokenReader.Kind.SYMBOL || kind == TokenReader.Kind.MARK) {
        brackets.take(reader.start());
      }
      if (kind == TokenReader.Kind.HEREDOC_TAG) {
        tags.add(reader.start());
      }
      if (reader.start() >= covered) {
        read(kind, reader);
      } else if (reader.end() > covered) {
        readRest(kind, reader);
      }
    }
    if (!reader.hasSwallowedRest()) {
      brackets.finish(found);
    }
  }

  /** Of what a variable ends in, the rest; if its index ends in a string, that is half a one. */
  private void readRest(TokenReader.Kind kind, TokenReader reader) {
    Token last = tokens.last();
    boolean quoted =
        switch (kind) {
          case SINGLE_QUOTED,
              DOUBLE_QUOTED,
              STRING_HEAD,
              STRING_MIDDLE,
              STRING_TAIL,
              REGEX,
              HEREDOC_TAG ->
              true;
          default -> false;
        };
    if (quoted && last != null && !last.is(TokenKind.BARE_VARIABLE)) {
      add(TokenKind.SYMBOL, covered, reader.end(), 0, 0);
    } else {
      read(kind, reader);
    }
  }

  private void read(TokenReader.Kind kind, TokenReader reader) {
    int start = Math.max(covered, reader.start());
    int end = reader.end();
    switch (kind) {
      case WHITESPACE -> whitespace(start, end);
      case LINE_COMMENT -> lineComment(start, end);
      case BLOCK_COMMENT -> add(TokenKind.BLOCK_COMMENT, start, end, 0, 0);
      case WORD, NUMBER -> word(start, end);
      case VARIABLE -> variable(reader);
      case SINGLE_QUOTED -> add(TokenKind.SINGLE_QUOTED, start, end, 1, 1);
      case DOUBLE_QUOTED -> add(TokenKind.DOUBLE_QUOTED, start, end, 1, 1);
      case STRING_HEAD -> piece(TokenKind.STRING_HEAD, start, end, 1, 0);
      case STRING_MIDDLE -> piece(TokenKind.STRING_MIDDLE, start, end, 0, 0);
      case STRING_TAIL -> piece(TokenKind.STRING_TAIL, start, end, 0, 1);
      case HEREDOC_TAG -> add(TokenKind.HEREDOC_TAG, start, end, 2, 1);
      case HEREDOC_BODY -> heredocs(reader);
      case HEREDOC_WHOLE -> add(TokenKind.HEREDOC, start, end, 0, 0);
      case HEREDOC_HEAD -> piece(TokenKind.HEREDOC_HEAD, start, end, 0, 0);
      case HEREDOC_MIDDLE -> piece(TokenKind.HEREDOC_MIDDLE, start, end, 0, 0);
      case HEREDOC_TAIL -> piece(TokenKind.HEREDOC_TAIL, start, end, 0, 0);
      case REGEX, SYMBOL -> {
        if (text.startsWith("//", start)) {
          slashComment(reader);
        } else if (kind == TokenReader.Kind.REGEX) {
          add(TokenKind.REGEX, start, end, 1, 1);
        } else {
          symbol(start, end);
        }
      }
      // What lacks its end is empty at the end of the text.
      case BAD -> {
        if (start == end) {
          return;
        }
        boolean named = Character.isLetter(text.charAt(start)) || end - start > 2;
        add(named ? Words.kind(text, start, end) : TokenKind.SYMBOL, start, end, 0, 0);
      }
      // Marks belong to the strings' texts around them.
      case MARK, END -> {}
    }
  }

  private void add(TokenKind kind, int start, int end, int before, int after) {
    tokens.add(kind, text.substring(start + before, end - after), start, end);
  }

  private void whitespace(int start, int end) {
    int at = start;
    while (at < end) {
      int from = at;
      if (isBreak(text.charAt(at))) {
        at += text.startsWith("\r\n", at) && at + 1 < end ? 2 : 1;
        add(TokenKind.NEWLINE, from, at, 0, 0);
        continue;
      }
      while (at < end && !isBreak(text.charAt(at))) {
        at++;
      }
      Token last = tokens.last();
      boolean startsLine = last != null && last.is(TokenKind.NEWLINE);
      add(startsLine ? TokenKind.INDENT : TokenKind.WHITESPACE, from, at, 0, 0);
    }
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r';
  }

  private void symbol(int start, int end) {
    if (text.startsWith("@@", start)) {
      add(TokenKind.SYMBOL, start, start + 1, 0, 0);
      add(TokenKind.SYMBOL, start + 1, end, 0, 0);
    } else {
      add(Symbols.kind(text, start, end), start, end, 0, 0);
    }
  }

  /** A comment ends before its line's break, also before the carriage return of one. */
  private void lineComment(int start, int end) {
    int textEnd = end > start && text.charAt(end - 1) == '\r' ? end - 1 : end;
    add(TokenKind.COMMENT, start, textEnd, 1, 0);
  }

  private void slashComment(TokenReader reader) {
    int start = reader.start();
    int end = start;
    while (end < text.length() && !isBreak(text.charAt(end))) {
      end++;
    }
    add(TokenKind.SLASH_COMMENT, start, end, 2, 0);
    reader.continueAt(end);
  }

  private void word(int start, int end) {
    TokenKind kind = Words.kind(text, start, end);
    if (kind.isWord() && text.startsWith("(", end)) {
      kind = TokenKind.FUNCTION_NAME;
    } else if (kind.isWord() && startsExpression()) {
      kind = TokenKind.VARIABLE;
    }
    add(kind, start, end, 0, 0);
  }

  /** Whether the next token is the first one in the braces of a string. */
  private boolean startsExpression() {
    Token last = tokens.last();
    return last != null && isOpening(last.kind()) && text.startsWith("${", last.end() - 2);
  }

  private static boolean isOpening(TokenKind kind) {
    return switch (kind) {
      case STRING_HEAD, STRING_MIDDLE, HEREDOC_HEAD, HEREDOC_MIDDLE -> true;
      default -> false;
    };
  }

  private void variable(TokenReader reader) {
    int start = reader.start();
    if (text.charAt(start) != '$') {
      word(start, reader.end());
      return;
    }
    Token last = tokens.last();
    boolean bare =
        last != null && isOpening(last.kind()) && last.end() == start && !startsExpression();
    int end = extended(start + 1, reader.end(), !bare);
    tokens.add(
        bare ? TokenKind.BARE_VARIABLE : TokenKind.VARIABLE,
        text.substring(start + 1, end),
        start,
        end);
    covered = end;
  }

  /** Where a variable's name ends, with the words behind hyphens and the indexes that follow it. */
  private int extended(int start, int end, boolean withIndexes) {
    Matcher name = VARIABLE.matcher(text).region(start, text.length());
    int at = name.lookingAt() ? Math.max(end, name.end()) : end;
    if (!withIndexes) {
      return at;
    }
    Matcher indexes = INDEXES.matcher(text).region(at, text.length());
    return indexes.lookingAt() ? indexes.end() : at;
  }

  /** Text of a string takes the "${" behind it and the "}" before it. */
  private void piece(TokenKind kind, int start, int end, int before, int after) {
    Token last = tokens.last();
    int from =
        last != null && last.end() < start && text.charAt(start - 1) == '}' ? start - 1 : start;
    int to = after == 0 && text.startsWith("${", end) && isOpening(kind) ? end + 2 : end;
    tokens.add(kind, text.substring(start + before, end - after), from, to);
  }

  /** The texts below the tags of a line; the break of the last end line is a token of its own. */
  private void heredocs(TokenReader reader) {
    int end = -1;
    while (!tags.isEmpty()) {
      HeredocBody body = reader.heredoc(tags.remove());
      // Without an end line a text takes all that follows, those of other tags, too.
      if (body == null || body.end() <= end) {
        continue;
      }
      if (end >= 0) {
        whitespace(withoutBreak(end), end);
      }
      if (body.interpolated() && body.textStart() < body.textEnd()) {
        new Tokens(source, found, tokens).readAll(new TokenReader(source, body, found));
      } else {
        add(TokenKind.HEREDOC, body.textStart(), body.textEnd(), 0, 0);
      }
      end = body.end();
    }
    if (end >= 0) {
      reader.continueAt(withoutBreak(end));
    }
  }

  private int withoutBreak(int end) {
    int at = end;
    if (at > 0 && text.charAt(at - 1) == '\n') {
      at--;
      if (at > 0 && text.charAt(at - 1) == '\r') {
        at--;
      }
    }
    return at;
  }
}
