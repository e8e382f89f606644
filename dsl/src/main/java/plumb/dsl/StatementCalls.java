package plumb.dsl;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.common.util.EList;
import org.eclipse.emf.ecore.util.EcoreUtil;
import plumb.dsl.puppet.AttributeOperation;
import plumb.dsl.puppet.Call;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.ExpressionList;
import plumb.dsl.puppet.HashLiteral;
import plumb.dsl.puppet.KeyedEntry;
import plumb.dsl.puppet.Name;
import plumb.dsl.puppet.PuppetFactory;
import plumb.dsl.puppet.ResourceExpression;

/**
 * Calls without parentheses. To the grammar, "include foo" is two statements; here the name of a
 * few functions and the statement after it become a call.
 */
final class StatementCalls {
  private StatementCalls() {}

  /** Whether a function may be called without parentheses around its arguments. */
  static boolean isStatementFunction(String name) {
    return switch (name) {
      case "require",
          "realize",
          "include",
          "contain",
          "tag",
          "debug",
          "info",
          "notice",
          "warning",
          "err",
          "fail",
          "import",
          "break",
          "next",
          "return" ->
          true;
      default -> false;
    };
  }

  /** "notice { a =&gt; 1 }" looks like a resource, but calls with a hash. */
  static void joinHashArgument(ResourceExpression resource) {
    if (!resource.getBodies().isEmpty()
        || !(resource.getType() instanceof Name name)
        || !isStatementFunction(name.getName())) {
      return;
    }
    for (AttributeOperation operation : resource.getOperations()) {
      if (!"=>".equals(operation.getOperator())) {
        return;
      }
    }
    HashLiteral hash = PuppetFactory.eINSTANCE.createHashLiteral();
    for (AttributeOperation operation : resource.getOperations()) {
      KeyedEntry entry = PuppetFactory.eINSTANCE.createKeyedEntry();
      Name key = PuppetFactory.eINSTANCE.createName();
      key.setName(operation.getName());
      entry.setKey(key);
      entry.setValue(operation.getValue());
      hash.getEntries().add(entry);
    }
    Call call = PuppetFactory.eINSTANCE.createCall();
    EcoreUtil.replace(resource, call);
    fill(call, name, List.of(hash));
  }

  /** Joins names and arguments in a list of statements. Lists that no name precedes stay. */
  static void join(EList<Expression> statements) {
    for (int i = 0; i + 1 < statements.size(); i++) {
      if (statements.get(i) instanceof Name name && isStatementFunction(name.getName())) {
        Expression next = statements.remove(i + 1);
        List<Expression> arguments =
            next instanceof ExpressionList list
                ? new ArrayList<>(list.getExpressions())
                : List.of(next);
        Call call = PuppetFactory.eINSTANCE.createCall();
        statements.set(i, call);
        fill(call, name, arguments);
      }
    }
  }

  private static void fill(Call call, Name name, List<Expression> arguments) {
    call.setFunction(name);
    call.getArguments().addAll(arguments);
  }
}
