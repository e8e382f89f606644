package plumb.dsl.validation;

import java.util.List;
import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;
import plumb.dsl.puppet.ClassDefinition;
import plumb.dsl.puppet.Collector;
import plumb.dsl.puppet.DefinedType;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.FunctionDefinition;
import plumb.dsl.puppet.NodeDefinition;
import plumb.dsl.puppet.Parenthesized;
import plumb.dsl.puppet.TypeAlias;
import plumb.dsl.puppet.TypeDefinition;
import plumb.dsl.puppet.Unary;

/** What may stand where a value is wanted. */
final class Values {
  private final Findings findings;

  Values(Findings findings) {
    this.findings = findings;
  }

  /** Reports an expression that gives no value. */
  void require(@Nullable Expression node) {
    if (node instanceof Parenthesized parenthesized) {
      require(parenthesized.getExpression());
    } else if (node instanceof Unary unary) {
      require(unary.getOperand());
    } else if (node != null && (node instanceof Collector || isDefinition(node))) {
      findings.error(
          "NOT_RVALUE", node, Labels.a(node) + " gives no value that could be used here");
    }
  }

  void require(List<Expression> nodes) {
    for (Expression node : nodes) {
      require(node);
    }
  }

  static boolean isDefinition(EObject node) {
    return node instanceof ClassDefinition
        || node instanceof DefinedType
        || node instanceof FunctionDefinition
        || node instanceof NodeDefinition
        || node instanceof TypeAlias
        || node instanceof TypeDefinition;
  }
}
