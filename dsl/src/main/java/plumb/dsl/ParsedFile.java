package plumb.dsl;

import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.jspecify.annotations.Nullable;
import plumb.dsl.lexer.HeredocBody;
import plumb.dsl.puppet.Call;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.Heredoc;
import plumb.dsl.puppet.Manifest;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;

/**
 * A parsed file: its AST and the diagnostics of its syntax. With errors the AST holds what could be
 * read, and is good for showing, not for use. Positions are those of the file everywhere, also
 * within strings, heredocs and templates.
 *
 * <p>The AST is large: take what you need and let go of it. Safe to read from several threads, not
 * to change.
 */
public final class ParsedFile {
  private final SourceText source;
  private final Syntax syntax;
  private final Manifest ast;
  private final List<Diagnostic> diagnostics;
  private final Map<Integer, HeredocBody> heredocs;

  ParsedFile(
      SourceText source,
      Syntax syntax,
      Manifest ast,
      List<Diagnostic> diagnostics,
      Map<Integer, HeredocBody> heredocs) {
    this.source = source;
    this.syntax = syntax;
    this.ast = ast;
    this.diagnostics = List.copyOf(diagnostics);
    this.heredocs = heredocs;
  }

  public SourceText source() {
    return source;
  }

  public Syntax syntax() {
    return syntax;
  }

  /** The AST's root; a {@code Template} for EPP. */
  public Manifest ast() {
    return ast;
  }

  /** All problems of the syntax, in the order of their positions. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  public boolean hasErrors() {
    for (Diagnostic diagnostic : diagnostics) {
      if (diagnostic.severity() == Severity.ERROR) {
        return true;
      }
    }
    return false;
  }

  /** Where a node of this file's AST starts. */
  public int offset(EObject node) {
    ICompositeNode textNode = NodeModelUtils.getNode(node);
    if (textNode != null) {
      return textNode.getOffset();
    }
    if (node instanceof Call call && call.getFunction() != null) {
      return offset(call.getFunction());
    }
    EObject container = node.eContainer();
    return container == null ? 0 : offset(container);
  }

  /**
   * Where messages about a node point: at the operator of an operation, the arrow of an entry, the
   * parenthesis of a method call; else at its start.
   */
  public int place(EObject node) {
    Integer place = Places.find(node, this);
    return place == null ? offset(node) : place;
  }

  /** Where a node of this file's AST ends, exclusive. */
  public int end(EObject node) {
    ICompositeNode textNode = NodeModelUtils.getNode(node);
    if (textNode != null) {
      return textNode.getEndOffset();
    }
    if (node instanceof Call call) {
      List<Expression> arguments = call.getArguments();
      return end(arguments.isEmpty() ? call.getFunction() : arguments.get(arguments.size() - 1));
    }
    EObject container = node.eContainer();
    return container == null ? source.text().length() : end(container);
  }

  /** Whether any heredoc stands in the file. */
  public boolean hasHeredocs() {
    return !heredocs.isEmpty();
  }

  /** The body of a heredoc; null if it could not be found. */
  public @Nullable HeredocBody body(Heredoc heredoc) {
    return heredocs.get(offset(heredoc));
  }
}
