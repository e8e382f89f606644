package plumb.dsl;

import static plumb.dsl.parser.antlr.lexer.InternalPuppetLexer.*;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * When parsing goes on in the middle of a file, brackets are open whose start it does not see. What
 * would then not fit is hidden: their ends, the "else" after them, the heads of the other options
 * of a case, the rest of a list or of a resource. The statements in all of these stay visible.
 */
final class Remains {
  private final TokenList tokens;
  private final Set<Integer> blocks;
  private final BracketStack open;

  /** What the brackets hold that parsing does not see the start of, by their indexes. */
  private final Map<Integer, Content> lost = new HashMap<>();

  private boolean caseAhead;

  /** What an open bracket holds. */
  private enum Content {
    STATEMENTS,
    OPTIONS,
    OTHER
  }

  /**
   * @param blocks the indexes of the braces that are known to hold statements
   */
  Remains(TokenList tokens, Set<Integer> blocks) {
    this.tokens = tokens;
    this.blocks = blocks;
    this.open = new BracketStack(tokens);
  }

  /** Hides what does not fit from an index on, where a statement starts. */
  void hide(int from) {
    for (int i = 0; i < from; i++) {
      takeLost(i);
    }
    // A statement starts here, so what is open within its block should have been closed.
    while (isLost(Content.OTHER)) {
      open.dropTop();
    }
    boolean afterBlock = false;
    for (int i = from; i < tokens.size(); i++) {
      if (!tokens.isVisible(i)) {
        continue;
      }
      int type = tokens.type(i);
      if (isLost(Content.OPTIONS)) {
        hideOptionHead(i, type);
      } else if (isLost(Content.OTHER)) {
        tokens.hide(i);
        takeLost(i);
      } else if (afterBlock && type == Else) {
        tokens.hide(i);
        i = hideBrace(tokens.nextVisible(i));
        afterBlock = false;
        continue;
      } else if (afterBlock && type == Elsif) {
        tokens.retype(i, If);
      } else {
        trackVisible(i, type);
      }
      afterBlock = type == RightCurlyBracket && !tokens.isVisible(i);
    }
  }

  private boolean isLost(Content content) {
    return lost.get(open.top()) == content;
  }

  /** Between two options: everything but the statements in their blocks. */
  private void hideOptionHead(int index, int type) {
    tokens.hide(index);
    if (type == LeftCurlyBracket) {
      takeLostBlock(index);
    } else {
      takeLost(index);
    }
  }

  private int hideBrace(int index) {
    if (tokens.type(index) == LeftCurlyBracket) {
      tokens.hide(index);
      takeLostBlock(index);
      return index;
    }
    return index - 1;
  }

  private void trackVisible(int index, int type) {
    if (TokenList.closes(type)) {
      int opener = open.closedBy(type);
      if (opener < 0 || lost.containsKey(opener)) {
        tokens.hide(index);
      }
    }
    open.take(index);
  }

  private void takeLostBlock(int index) {
    open.take(index);
    lost.put(index, Content.STATEMENTS);
  }

  private void takeLost(int index) {
    int type = tokens.type(index);
    open.take(index);
    if (type == Case) {
      caseAhead = true;
    } else if (TokenList.opens(type)) {
      lost.put(index, content(index, type));
    }
  }

  private Content content(int index, int type) {
    if (blocks.contains(index)) {
      return Content.STATEMENTS;
    }
    if (type == LeftCurlyBracket && caseAhead) {
      caseAhead = false;
      return Content.OPTIONS;
    }
    return Content.OTHER;
  }
}
