package plumb.dsl.validation;

import org.eclipse.emf.ecore.EObject;
import plumb.dsl.puppet.Assignment;
import plumb.dsl.puppet.Binary;
import plumb.dsl.puppet.PuppetPackage;
import plumb.dsl.puppet.Relationship;
import plumb.dsl.puppet.ReservedWord;
import plumb.dsl.puppet.ResourceExpression;
import plumb.dsl.puppet.TypeName;
import plumb.dsl.puppet.Unary;

/** What people call the nodes of the AST. */
final class Labels {
  private Labels() {}

  /** A node's kind with its article, such as "a function call". */
  static String a(EObject node) {
    String label = of(node);
    return ("aeiou".indexOf(label.charAt(0)) >= 0 ? "an " : "a ") + label;
  }

  /** A node's kind, such as "function call". */
  static String of(EObject node) {
    return switch (node.eClass().getClassifierID()) {
      case PuppetPackage.ACCESS -> "'[]' expression";
      case PuppetPackage.ARRAY_LITERAL -> "list";
      case PuppetPackage.ASSIGNMENT -> operator(((Assignment) node).getOperator());
      case PuppetPackage.BINARY -> operator(((Binary) node).getOperator());
      case PuppetPackage.BOOLEAN_LITERAL -> "boolean";
      case PuppetPackage.CALL, PuppetPackage.TYPE_CALL -> "function call";
      case PuppetPackage.CASE_EXPRESSION -> "'case' statement";
      case PuppetPackage.CLASS_DEFINITION -> "class definition";
      case PuppetPackage.CLASS_RESOURCE -> "resource";
      case PuppetPackage.COLLECTOR -> "collector";
      case PuppetPackage.DEFAULT_LITERAL -> "'default'";
      case PuppetPackage.DEFINED_TYPE -> "'define' statement";
      case PuppetPackage.FUNCTION_DEFINITION -> "function definition";
      case PuppetPackage.HASH_LITERAL, PuppetPackage.KEYED_ENTRY -> "hash";
      case PuppetPackage.HEREDOC -> "heredoc";
      case PuppetPackage.IF_EXPRESSION -> "'if' statement";
      case PuppetPackage.KEYWORD_TEXT, PuppetPackage.NAME -> "name";
      case PuppetPackage.LAMBDA -> "lambda";
      case PuppetPackage.METHOD_CALL -> "method call";
      case PuppetPackage.NODE_DEFINITION -> "node definition";
      case PuppetPackage.NUMBER_LITERAL -> "number";
      case PuppetPackage.PARENTHESIZED -> "expression in parentheses";
      case PuppetPackage.REGEX_LITERAL -> "regular expression";
      case PuppetPackage.RELATIONSHIP -> operator(((Relationship) node).getOperator());
      case PuppetPackage.RENDER_EXPRESSION -> "template expression";
      case PuppetPackage.RENDER_TEXT -> "template text";
      case PuppetPackage.RESERVED_WORD -> "reserved word '" + ((ReservedWord) node).getWord() + "'";
      case PuppetPackage.RESOURCE_EXPRESSION -> resource((ResourceExpression) node);
      case PuppetPackage.SELECTOR -> "selector";
      case PuppetPackage.STRING_LITERAL, PuppetPackage.INTERPOLATED_STRING, PuppetPackage.WORD ->
          "string";
      case PuppetPackage.TYPE_ALIAS -> "type alias";
      case PuppetPackage.TYPE_DEFINITION -> "type definition";
      case PuppetPackage.TYPE_NAME, PuppetPackage.TYPE_EXPRESSION -> "type name";
      case PuppetPackage.UNARY -> operator(((Unary) node).getOperator());
      case PuppetPackage.UNDEF_LITERAL -> "'undef'";
      case PuppetPackage.UNLESS_EXPRESSION -> "'unless' statement";
      case PuppetPackage.VARIABLE -> "variable";
      case PuppetPackage.VIRTUAL_RESOURCE -> "virtual resource";
      default -> "statement";
    };
  }

  private static String operator(String operator) {
    return "'" + operator + "' expression";
  }

  private static String resource(ResourceExpression node) {
    if (!node.getBodies().isEmpty()) {
      return "resource";
    }
    return node.getType() instanceof TypeName ? "resource default" : "resource override";
  }
}
