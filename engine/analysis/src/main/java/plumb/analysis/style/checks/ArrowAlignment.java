package plumb.analysis.style.checks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Fix;
import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.Resource;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** The arrows within a pair of braces stand below each other, a blank after the longest name. */
final class ArrowAlignment extends StyleCheck {
  ArrowAlignment() {
    super("arrow_alignment", Level.WARNING);
  }

  /** The arrows between a pair of braces. */
  private static final class Group {
    final List<Token> arrows = new ArrayList<>();
    int column;
    int firstNameColumn;

    boolean hasArrowOn(int line) {
      return arrows.stream().anyMatch(arrow -> arrow.line() == line);
    }

    boolean spansLines() {
      return arrows.stream().anyMatch(arrow -> arrow.line() != arrows.get(0).line());
    }

    /** Whether no other arrow of the group stands before one on its line. */
    boolean isFirstOnLine(Token wanted) {
      for (Token arrow : arrows) {
        if (arrow.line() == wanted.line()) {
          return arrow == wanted;
        }
      }
      return true;
    }

    void clear() {
      arrows.clear();
      column = 0;
      firstNameColumn = 0;
    }
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Resource resource : manifest.resources()) {
      if (hasArrowsOnSeveralLines(resource)) {
        check(manifest, resource, findings);
      }
    }
  }

  private static boolean hasArrowsOnSeveralLines(Resource resource) {
    int first = 0;
    for (Token token : resource.tokens()) {
      if (token.is(TokenKind.ARROW)) {
        if (first != 0 && token.line() != first) {
          return true;
        }
        first = token.line();
      }
    }
    return false;
  }

  private static void check(Manifest manifest, Resource resource, Findings findings) {
    List<Group> groups = new ArrayList<>(List.of(new Group()));
    int level = 0;
    for (Token token : resource.tokens()) {
      // A semicolon within a block leaves a level too many, which puppet-lint counts from the end.
      Group group = groups.get(Math.floorMod(level, groups.size()));
      switch (token.kind()) {
        case ARROW -> add(token, group, manifest);
        case LBRACE -> {
          level++;
          groups.add(new Group());
        }
        case RBRACE, SEMICOLON -> {
          report(group, findings);
          group.clear();
          level--;
        }
        default -> {}
      }
    }
  }

  private static void add(Token arrow, Group group, Manifest manifest) {
    Token end = arrow.previousCode();
    if (end == null) {
      return;
    }
    Token start = end.is(TokenKind.STRING_TAIL) ? head(end) : end;
    if (group.firstNameColumn == 0) {
      group.firstNameColumn = start.column();
    }
    int column =
        group.hasArrowOn(arrow.line())
            ? group.firstNameColumn + width(manifest, start.start(), end.end()) + 1
            : end.column() + width(manifest, end.start(), end.end()) + 1;
    group.column = Math.max(group.column, column);
    group.arrows.add(arrow);
  }

  private static Token head(Token tail) {
    Token token = tail;
    while (!token.is(TokenKind.STRING_HEAD) && token.previous() != null) {
      token = token.previous();
    }
    return token;
  }

  private static int width(Manifest manifest, int start, int end) {
    return manifest.source().text().codePointCount(start, end);
  }

  private static void report(Group group, Findings findings) {
    if (!group.spansLines()) {
      return;
    }
    for (Token arrow : group.arrows) {
      if (arrow.column() != group.column) {
        findings.add(
            arrow,
            "indentation of => is not properly aligned (expected in column "
                + group.column
                + ", but found it in column "
                + arrow.column()
                + ")",
            group.isFirstOnLine(arrow) ? fix(arrow, group.column) : null);
      }
    }
  }

  private static @Nullable Fix fix(Token arrow, int column) {
    Token before = arrow.previous();
    if (before == null || before.is(TokenKind.INDENT) || before.is(TokenKind.NEWLINE)) {
      return null;
    }
    int start = before.is(TokenKind.WHITESPACE) ? before.start() : arrow.start();
    int width = arrow.start() - start + column - arrow.column();
    return width < 0 ? null : new Fix(start, arrow.start(), " ".repeat(width));
  }
}
