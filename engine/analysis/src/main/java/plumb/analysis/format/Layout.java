package plumb.analysis.format;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import plumb.dsl.ParsedFile;
import plumb.dsl.lexer.TokenReader.Kind;
import plumb.dsl.puppet.Block;
import plumb.dsl.puppet.ClassDefinition;
import plumb.dsl.puppet.DefinedType;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.FunctionDefinition;
import plumb.dsl.puppet.NodeDefinition;

/**
 * The document of a manifest. The parts of it visit the tree in the order of the text, and take its
 * tokens on their way.
 */
final class Layout {
  final Cursor cursor;
  final Lists lists;
  final Definitions definitions;
  final Resources resources;
  final Conditions conditions;
  private final Expressions expressions;
  private final ParsedFile file;

  Layout(ParsedFile file) {
    this.file = file;
    this.cursor = new Cursor(file.source().text(), LexemeReader.read(file.source()));
    this.lists = new Lists(cursor);
    this.definitions = new Definitions(this);
    this.resources = new Resources(this);
    this.conditions = new Conditions(this);
    this.expressions = new Expressions(this);
  }

  /**
   * The document of the whole manifest.
   *
   * @throws UnexpectedTokenException when the tree and the tokens do not fit
   */
  Doc manifest() {
    Doc statements = statements(file.ast().getStatements());
    if (!cursor.atEnd()) {
      throw new UnexpectedTokenException(cursor.peek());
    }
    Doc line = cursor.afterBlank() ? Doc.BLANK_LINE : Doc.HARD_LINE;
    return Doc.concat(statements, line, cursor.comments(), cursor.take());
  }

  /** The document of a node, whose first token is next. */
  Doc of(EObject node) {
    // Comments above it come before any indentation within it.
    Doc comments = cursor.comments();
    Doc doc = expressions.doSwitch(node);
    return comments == Doc.EMPTY ? doc : Doc.concat(comments, doc);
  }

  int end(EObject node) {
    return file.end(node);
  }

  Doc statements(List<Expression> statements) {
    List<Doc> docs = new ArrayList<>();
    boolean apart = false;
    for (Expression statement : statements) {
      boolean definition = isDefinition(statement);
      if (!docs.isEmpty()) {
        boolean blank = apart || definition || cursor.afterBlank();
        docs.add(blank ? Doc.BLANK_LINE : Doc.HARD_LINE);
      }
      apart = definition;
      docs.add(cursor.comments());
      docs.add(of(statement));
      if (cursor.is(";")) {
        docs.add(semicolon());
      }
    }
    return Doc.concat(docs);
  }

  private static boolean isDefinition(Expression statement) {
    return statement instanceof ClassDefinition
        || statement instanceof DefinedType
        || statement instanceof FunctionDefinition
        || statement instanceof NodeDefinition;
  }

  /** A line break does what a semicolon does, unless both statements could be read as one. */
  private Doc semicolon() {
    Kind next = cursor.peekSecond().kind;
    boolean startsStatement = next == Kind.WORD || next == Kind.VARIABLE || next == Kind.END;
    return startsStatement || cursor.isSecond("}") ? cursor.drop() : cursor.takeAttached();
  }

  /** A block of statements, each on lines of its own. */
  Doc block(Block block) {
    return block(block, Doc.HARD_LINE);
  }

  /**
   * A block of statements.
   *
   * @param line what stands behind the opening brace, and before the closing one
   */
  Doc block(Block block, Doc line) {
    Doc open = cursor.take("{");
    if (lists.isEmpty("}")) {
      return Doc.concat(open, cursor.take());
    }
    if (block.getStatements().isEmpty()) {
      return Doc.concat(open, lists.end("}", Doc.HARD_LINE));
    }
    Doc content = Doc.concat(line, statements(block.getStatements()));
    return Doc.concat(open, Doc.indent(content), lists.end("}", line));
  }

  /** A block that stays on its line if its author has put it there and it is one statement. */
  Doc shortBlock(Block block) {
    return Doc.group(block(block, cursor.isOneLineUntil(end(block)) ? Doc.LINE : Doc.HARD_LINE));
  }
}
