package plumb.dsl;

import java.util.List;
import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.ICompositeNode;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.jspecify.annotations.Nullable;
import plumb.dsl.puppet.Access;
import plumb.dsl.puppet.AttributeOperation;
import plumb.dsl.puppet.ClassResource;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.ExpressionList;
import plumb.dsl.puppet.Name;
import plumb.dsl.puppet.RenderText;
import plumb.dsl.puppet.ResourceExpression;
import plumb.dsl.puppet.TypeName;
import plumb.dsl.puppet.VirtualResource;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;

/**
 * What belongs to the syntax but needs the finished tree: calls without parentheses, and the forms
 * of resources.
 */
final class TreeShape {
  private final SourceText source;
  private final List<Diagnostic> diagnostics;

  TreeShape(SourceText source, List<Diagnostic> diagnostics) {
    this.source = source;
    this.diagnostics = diagnostics;
  }

  /**
   * Joins statement calls; then, unless errors have left the tree in pieces, reports what is left
   * over.
   */
  void finish(AstBuilder tree) {
    boolean whole = diagnostics.isEmpty();
    for (ResourceExpression resource : tree.resources) {
      StatementCalls.joinHashArgument(resource);
    }
    for (EList<Expression> statements : tree.statementLists) {
      StatementCalls.join(statements);
    }
    if (whole) {
      check(tree);
    }
  }

  private void check(AstBuilder tree) {
    for (EList<Expression> statements : tree.statementLists) {
      checkLists(statements);
    }
    for (ResourceExpression resource : tree.resources) {
      checkForm(resource);
    }
    for (VirtualResource resource : tree.virtualResources) {
      checkVirtual(resource);
    }
  }

  private void checkLists(EList<Expression> statements) {
    for (int i = 0; i < statements.size(); i++) {
      if (i > 0) {
        checkAccess(statements.get(i));
      }
      if (statements.get(i) instanceof ExpressionList list) {
        int comma = source.text().indexOf(',', end(list.getExpressions().get(0)));
        String name = i > 0 && statements.get(i - 1) instanceof Name n ? n.getName() : null;
        error(
            comma,
            name == null
                ? "a list of values needs brackets around it"
                : "'" + name + "' cannot be called without parentheses around its arguments",
            name == null ? null : "write " + name + "(...)");
      }
    }
  }

  /** Brackets with nothing in them, directly behind a value, have been read as a list. */
  private void checkAccess(Expression statement) {
    ICompositeNode node = NodeModelUtils.getNode(statement);
    if (node == null || statement instanceof RenderText) {
      return; // a call that was joined from statements, or a template's own text
    }
    String text = source.text();
    int open = node.getOffset();
    char before = text.charAt(open - 1);
    if (text.charAt(open) != '[' || Character.isWhitespace(before) || before == ';') {
      return;
    }
    int close = text.indexOf(']', open);
    if (text.substring(open + 1, close).isBlank()) {
      error(close, "something is missing before this ']'", null);
    }
  }

  private void checkForm(ResourceExpression resource) {
    Expression type = resource.getType();
    if (!resource.getBodies().isEmpty()
        || type instanceof TypeName
        || type instanceof Access
        || resource.eContainer() == null) {
      return;
    }
    if (!(type instanceof Name)) {
      error(
          NodeModelUtils.getNode(type).getOffset(),
          "Expression is not valid as a resource, resource-default, or resource-override",
          null);
      return;
    }
    for (AttributeOperation operation : resource.getOperations()) {
      if (operation.getOperator().equals("+>")) {
        error(end(type), "this resource has no title", "write its title and ':' after the '{'");
        return;
      }
    }
  }

  private void checkVirtual(VirtualResource resource) {
    Expression inner = resource.getResource();
    if (!(inner instanceof ResourceExpression)
        && !(inner instanceof ClassResource)
        && !(inner instanceof VirtualResource)) {
      error(
          NodeModelUtils.getNode(resource).getOffset(),
          (resource.isExported() ? "'@@' exports" : "'@' makes virtual")
              + " a resource, and none follows",
          null);
    }
  }

  private static int end(EObject node) {
    return NodeModelUtils.getNode(node).getEndOffset();
  }

  private void error(int offset, String message, @Nullable String hint) {
    diagnostics.add(
        new Diagnostic("SYNTAX_ERROR", Severity.ERROR, message, source, offset, 1, hint));
  }
}
