package plumb.compiler.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.Scanner;
import org.yaml.snakeyaml.scanner.ScannerException;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.DirectiveToken;
import org.yaml.snakeyaml.tokens.ScalarToken;
import org.yaml.snakeyaml.tokens.Token;

/**
 * SnakeYAML's tokens with the rules of libyaml, which Psych uses, for what the two read in
 * different ways: tabs that separate tokens, comments that touch the header of a block scalar, and
 * unknown directives. For one thread.
 */
final class LibyamlScanner implements Scanner {
  private final String text;
  private final StreamReader reader;
  private final ScannerImpl scanner;

  /** Columns of the block collections that are open, innermost first. */
  private final Deque<Integer> indents = new ArrayDeque<>();

  private int flowLevel;
  private @Nullable Token next;
  private @Nullable Token last;
  private int failedAt = -1;
  private int knownIndex;
  private int knownOffset;

  LibyamlScanner(String text, LoaderOptions options) {
    this.text = text;
    reader = new StreamReader(text);
    scanner = new ScannerImpl(reader, options);
  }

  @Override
  public boolean checkToken(Token.ID choice) {
    Token token = head();
    return token != null && token.getTokenId() == choice;
  }

  @Override
  public boolean checkToken(Token.ID... choices) {
    Token token = head();
    if (token == null) {
      return false;
    }
    for (Token.ID choice : choices) {
      if (token.getTokenId() == choice) {
        return true;
      }
    }
    return choices.length == 0;
  }

  @Override
  public Token peekToken() {
    Token token = head();
    return token == null ? scanner.peekToken() : token;
  }

  @Override
  public Token getToken() {
    Token token = peekToken();
    next = null;
    return token;
  }

  @Override
  public void resetDocumentIndex() {
    scanner.resetDocumentIndex();
  }

  /** The next token, or null after the last. */
  private @Nullable Token head() {
    if (next == null && (last == null || last.getTokenId() != Token.ID.StreamEnd)) {
      next = fetch();
      last = next;
      follow(next);
    }
    return next;
  }

  private Token fetch() {
    while (true) {
      try {
        scanner.peekToken();
        return scanner.getToken();
      } catch (ScannerException e) {
        int index = reader.getIndex();
        if (!isAtTab() || !problem(e).contains("cannot start any token")) {
          throw misreadHeader(e) ? new Misread(index, end(index)) : e;
        }
        // The scanner goes on where it failed: tokens that it holds come first, then the tab.
        if (index != failedAt) {
          failedAt = index;
        } else if (flowLevel > 0 || separates(offset(index))) {
          reader.forward();
        } else {
          throw continuesPlain() ? new Misread(index, index + 1) : e;
        }
      }
    }
  }

  private void follow(Token token) {
    switch (token.getTokenId()) {
      case FlowSequenceStart, FlowMappingStart -> flowLevel++;
      case FlowSequenceEnd, FlowMappingEnd -> flowLevel--;
      case BlockSequenceStart, BlockMappingStart -> indents.push(token.getStartMark().getColumn());
      case BlockEnd -> indents.poll();
      case Directive -> checkDirective((DirectiveToken<?>) token);
      case Scalar -> checkBlockScalar((ScalarToken) token);
      default -> {}
    }
  }

  private static void checkDirective(DirectiveToken<?> directive) {
    if (!directive.getName().equals("YAML") && !directive.getName().equals("TAG")) {
      throw new ScannerException(
          "while scanning a directive",
          null,
          "unknown directive %" + directive.getName(),
          directive.getStartMark());
    }
  }

  /** Where the first line of content says how deep a block scalar is, no tab may stand first. */
  private void checkBlockScalar(ScalarToken scalar) {
    boolean block =
        scalar.getStyle() == ScalarStyle.LITERAL || scalar.getStyle() == ScalarStyle.FOLDED;
    if (block && scalar.getValue().stripLeading().length() < scalar.getValue().length()) {
      Mark start = scalar.getStartMark();
      int header = offset(start.getIndex());
      boolean indicated =
          text.substring(header, Math.min(header + 3, text.length())).matches("(?s).[+-]?[1-9].*");
      if (!indicated && scalar.getValue().replaceFirst("^\\R+", "").startsWith("\t")) {
        throw new ScannerException(
            "while scanning a block scalar",
            start,
            "a tab stands where the first line of this text is indented; use spaces",
            start);
      }
    }
  }

  private boolean isAtTab() {
    return reader.peek() == '\t';
  }

  /** In block style, tabs separate what stands after the line's indentation and indicators. */
  private boolean separates(int tab) {
    for (int i = tab - 1; i >= 0 && !isBreak(text.charAt(i)); i--) {
      if (" \t-?:".indexOf(text.charAt(i)) < 0 || isKeyBefore(i)) {
        return true;
      }
    }
    return false;
  }

  /** A token of the indicators' characters, such as {@code ---}, is none of them. */
  private boolean isKeyBefore(int i) {
    return i > 0 && " \t".indexOf(text.charAt(i)) < 0 && "-?:".indexOf(text.charAt(i - 1)) >= 0;
  }

  /** In a line below plain text, tabs deeper than the collection belong to that text. */
  private boolean continuesPlain() {
    int indent = indents.isEmpty() ? -1 : indents.peek();
    return last instanceof ScalarToken scalar && scalar.getPlain() && reader.getColumn() > indent;
  }

  /** Whether a blank is missing, or is a tab, after a tag, a directive or a block's header. */
  private boolean misreadHeader(ScannerException e) {
    String context = e.getContext() == null ? "" : e.getContext();
    boolean block = context.equals("while scanning a block scalar");
    if (reader.peek() == '#') {
      return block && problem(e).startsWith("expected chomping");
    }
    return isAtTab()
        && (block
            || context.equals("while scanning a tag")
            || context.equals("while scanning a directive"));
  }

  /** The end of the comment, or of the tab, at an index. */
  private int end(int index) {
    if (isAtTab()) {
      return index + 1;
    }
    int length = 0;
    while (reader.peek(length) != 0 && !isBreak(reader.peek(length))) {
      length++;
    }
    return index + length;
  }

  private static String problem(ScannerException e) {
    return e.getProblem() == null ? "" : e.getProblem();
  }

  private static boolean isBreak(int c) {
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  /** Where a code point stands in the text, counted from the last one that was asked for. */
  private int offset(int index) {
    knownOffset = text.offsetByCodePoints(knownOffset, index - knownIndex);
    knownIndex = index;
    return knownOffset;
  }

  /** The scanner took a blank or a comment for something else, and cannot go on from there. */
  static final class Misread extends RuntimeException {
    private final int from;
    private final int to;

    private Misread(int from, int to) {
      super(null, null, false, false);
      this.from = from;
      this.to = to;
    }

    /** The text with spaces, which are never misread, in that place. */
    String spaced(String text) {
      int start = text.offsetByCodePoints(0, from);
      int end = text.offsetByCodePoints(start, to - from);
      return text.substring(0, start) + " ".repeat(to - from) + text.substring(end);
    }
  }
}
