package plumb.dsl.validation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.dsl.puppet.Binary;
import plumb.dsl.puppet.Block;
import plumb.dsl.puppet.CaseExpression;
import plumb.dsl.puppet.CaseOption;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.IfExpression;
import plumb.dsl.puppet.Parenthesized;
import plumb.dsl.puppet.PuppetPackage;
import plumb.dsl.puppet.ResourceExpression;
import plumb.dsl.puppet.UnlessExpression;

/** Which expressions do nothing but give a value. */
final class Effects {
  private Effects() {}

  static boolean hasNone(Expression node) {
    return switch (node.eClass().getClassifierID()) {
      case PuppetPackage.ACCESS,
          PuppetPackage.ARRAY_LITERAL,
          PuppetPackage.BOOLEAN_LITERAL,
          PuppetPackage.DEFAULT_LITERAL,
          PuppetPackage.HASH_LITERAL,
          PuppetPackage.HEREDOC,
          PuppetPackage.INTERPOLATED_STRING,
          PuppetPackage.KEYWORD_TEXT,
          PuppetPackage.NAME,
          PuppetPackage.NUMBER_LITERAL,
          PuppetPackage.REGEX_LITERAL,
          PuppetPackage.RESERVED_WORD,
          PuppetPackage.SELECTOR,
          PuppetPackage.STRING_LITERAL,
          PuppetPackage.TYPE_NAME,
          PuppetPackage.UNARY,
          PuppetPackage.UNDEF_LITERAL,
          PuppetPackage.VARIABLE,
          PuppetPackage.WORD ->
          true;
      case PuppetPackage.BINARY -> !isMatch((Binary) node);
      case PuppetPackage.PARENTHESIZED -> hasNone(((Parenthesized) node).getExpression());
      case PuppetPackage.RESOURCE_EXPRESSION -> isNameAndHash((ResourceExpression) node);
      case PuppetPackage.IF_EXPRESSION -> hasNone((IfExpression) node);
      case PuppetPackage.UNLESS_EXPRESSION -> hasNone((UnlessExpression) node);
      case PuppetPackage.CASE_EXPRESSION -> hasNone((CaseExpression) node);
      default -> false;
    };
  }

  /** Whether what was meant as a resource is a name and a hash, because it has no title. */
  static boolean isNameAndHash(ResourceExpression node) {
    return node.getBodies().isEmpty()
        && node.getType().eClass().getClassifierID() == PuppetPackage.NAME;
  }

  /** The last statement of a block, if it has no effect. */
  static @Nullable Expression lastWithout(Block block) {
    List<Expression> statements = block.getStatements();
    if (statements.isEmpty()) {
      return null;
    }
    Expression last = statements.get(statements.size() - 1);
    return hasNone(last) ? last : null;
  }

  private static boolean hasNone(IfExpression node) {
    return hasNone(node.getCondition())
        && hasNone(node.getThen())
        && hasNone(node.getOtherwise())
        && (node.getElseIf() == null || hasNone(node.getElseIf()));
  }

  private static boolean hasNone(UnlessExpression node) {
    return hasNone(node.getCondition()) && hasNone(node.getThen()) && hasNone(node.getOtherwise());
  }

  private static boolean hasNone(CaseExpression node) {
    if (!hasNone(node.getControl())) {
      return false;
    }
    for (CaseOption option : node.getOptions()) {
      if (!haveNone(option.getValues()) || !hasNone(option.getBody())) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasNone(@Nullable Block block) {
    return block == null || haveNone(block.getStatements());
  }

  private static boolean haveNone(List<Expression> nodes) {
    for (Expression node : nodes) {
      if (!hasNone(node)) {
        return false;
      }
    }
    return true;
  }

  /** A match sets the match variables. */
  private static boolean isMatch(Binary node) {
    return node.getOperator().equals("=~") || node.getOperator().equals("!~");
  }
}
