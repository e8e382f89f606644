package plumb.analysis.format;

import java.util.ArrayList;
import java.util.List;
import plumb.dsl.lexer.HeredocBody;
import plumb.dsl.lexer.TokenReader;
import plumb.dsl.lexer.TokenReader.Kind;
import plumb.dsl.source.SourceText;

/** Reads the tokens of a manifest and decides where each comment belongs. */
final class LexemeReader {
  private final String source;
  private final TokenReader reader;
  private final List<Lexeme> lexemes = new ArrayList<>();
  private final List<Trivia> trivia = new ArrayList<>();
  private final List<Lexeme> tags = new ArrayList<>();
  private int breaks;

  /** A comment, and how many line breaks stand before it. */
  private record Trivia(String text, boolean block, int breaks) {}

  private LexemeReader(SourceText source) {
    this.source = source.text();
    this.reader = new TokenReader(source, new ArrayList<>());
  }

  /** All tokens of a manifest without errors; the last one is its end. */
  static List<Lexeme> read(SourceText source) {
    LexemeReader reader = new LexemeReader(source);
    reader.read();
    return reader.lexemes;
  }

  private void read() {
    Kind kind;
    do {
      kind = reader.next();
      String text = source.substring(reader.start(), reader.end());
      switch (kind) {
        case WHITESPACE -> breaks += (int) text.chars().filter(c -> c == '\n').count();
        case LINE_COMMENT -> addComment(text.stripTrailing(), false);
        case BLOCK_COMMENT -> addComment(text, true);
        case HEREDOC_BODY -> {
          takeBodies(reader.end());
          breaks = 1;
        }
        case MARK -> {}
        default -> add(new Lexeme(kind, reader.start(), reader.end(), text));
      }
    } while (kind != Kind.END);
  }

  private void addComment(String text, boolean block) {
    trivia.add(new Trivia(text, block, breaks));
    breaks = 0;
  }

  /** Several heredocs may have their tags on one line: each takes its own lines. */
  private void takeBodies(int end) {
    for (int i = 0; i < tags.size(); i++) {
      HeredocBody body = reader.heredoc(tags.get(i).start);
      HeredocBody next = i + 1 < tags.size() ? reader.heredoc(tags.get(i + 1).start) : null;
      if (body != null) {
        String lines = source.substring(body.textStart(), next == null ? end : next.textStart());
        tags.get(i).heredoc = lines.endsWith("\n") ? lines : lines + "\n";
      }
    }
    tags.clear();
  }

  private void add(Lexeme lexeme) {
    int last = trivia.size();
    while (last > 0 && breaks == 0 && trivia.get(last - 1).block && sameLine(last)) {
      last--;
    }
    List<String> inline = closesOrGoesOn(lexeme) ? inlineAfterLast(lexeme) : lexeme.inline;
    trivia.subList(last, trivia.size()).forEach(comment -> inline.add(comment.text));
    int first = 0;
    while (first < last && !lexemes.isEmpty() && trivia.get(first).breaks == 0) {
      lexemes.get(lexemes.size() - 1).remarks.add(trivia.get(first++).text);
    }
    for (Trivia comment : trivia.subList(first, last)) {
      lexeme.before.add(new Lexeme.Own(comment.text, comment.breaks > 1));
    }
    int breaksBefore = last < trivia.size() ? trivia.get(last).breaks : breaks;
    lexeme.afterBlank = breaksBefore > 1;
    lexeme.startsLine = lexemes.isEmpty() || breaks > 0 || !trivia.isEmpty() && breaksWithin();
    trivia.clear();
    breaks = 0;
    lexemes.add(lexeme);
    if (lexeme.kind == Kind.HEREDOC_TAG) {
      tags.add(lexeme);
    }
  }

  /** Whether the comment after some others stands on the line of the one after it. */
  private boolean sameLine(int after) {
    return after == trivia.size() || trivia.get(after).breaks == 0;
  }

  private boolean breaksWithin() {
    return trivia.stream().anyMatch(comment -> comment.breaks > 0);
  }

  private static boolean closesOrGoesOn(Lexeme lexeme) {
    return switch (lexeme.text) {
      case ",", ";", ")", "]", "}", ":" -> true;
      default -> false;
    };
  }

  private List<String> inlineAfterLast(Lexeme lexeme) {
    return lexemes.isEmpty() ? lexeme.inline : lexemes.get(lexemes.size() - 1).inlineAfter;
  }
}
