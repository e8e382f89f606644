package plumb.dsl.validation;

import java.util.Comparator;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import plumb.dsl.ParsedFile;
import plumb.dsl.puppet.*;
import plumb.dsl.puppet.HeredocText;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.text.StringText;

/**
 * Checks a file's AST against the rules of the language. Codes and decisions are the reference's
 * (Puppet 7.23, pops/validation/checker4_0.rb); the sentences are ours. One object checks one file,
 * in one thread.
 */
public final class Validator {
  private final Findings findings;
  private final Values values;
  private final AssignmentRules assignments;
  private final ParameterRules parameters;
  private final DefinitionRules definitions;
  private final NodeRules nodes;
  private final ResourceRules resources;
  private final CallRules calls;
  private final LiteralRules literals;
  private final EscapeRules escapes;
  private final DeprecationRules deprecations;

  private Validator(ParsedFile file, FilePlacement placement) {
    StringText strings = new StringText(file);
    findings = new Findings(file);
    values = new Values(findings);
    assignments = new AssignmentRules(findings, values);
    parameters = new ParameterRules(findings, assignments);
    definitions = new DefinitionRules(findings, placement);
    nodes = new NodeRules(findings, definitions, strings);
    resources = new ResourceRules(findings, values);
    calls = new CallRules(findings);
    literals = new LiteralRules(findings, new ConstantValues(strings));
    escapes = new EscapeRules(findings, file);
    deprecations = new DeprecationRules(findings, strings);
  }

  /**
   * Checks a file that has no syntax errors.
   *
   * @return errors and warnings in the order of their positions
   */
  public static List<Diagnostic> validate(ParsedFile file, FilePlacement placement) {
    Validator validator = new Validator(file, placement);
    validator.definitions.checkTopStatements(file.ast());
    validator.visit(file.ast());
    List<Diagnostic> found = validator.findings.all();
    found.sort(Comparator.comparingInt(Diagnostic::offset));
    return List.copyOf(found);
  }

  private void visit(EObject node) {
    check(node);
    for (EObject child : node.eContents()) {
      visit(child);
    }
  }

  private void check(EObject node) {
    switch (node.eClass().getClassifierID()) {
      case PuppetPackage.ARRAY_LITERAL -> checkElements(((ArrayLiteral) node).getElements());
      case PuppetPackage.ASSIGNMENT -> assignments.check((Assignment) node);
      case PuppetPackage.ATTRIBUTE_OPERATION -> resources.checkAttribute((AttributeOperation) node);
      case PuppetPackage.BINARY -> check((Binary) node);
      case PuppetPackage.BLOCK -> checkStatements(((Block) node).getStatements());
      case PuppetPackage.CALL -> check((Call) node);
      case PuppetPackage.CASE_EXPRESSION -> check((CaseExpression) node);
      case PuppetPackage.CASE_OPTION -> values.require(((CaseOption) node).getValues());
      case PuppetPackage.CLASS_DEFINITION -> check((ClassDefinition) node);
      case PuppetPackage.COLLECTOR -> resources.checkCollector((Collector) node);
      case PuppetPackage.DEFINED_TYPE -> check((DefinedType) node);
      case PuppetPackage.DEPRECATION -> deprecations.check((Deprecation) node);
      case PuppetPackage.FUNCTION_DEFINITION -> check((FunctionDefinition) node);
      case PuppetPackage.HASH_LITERAL -> literals.checkKeys(((HashLiteral) node).getEntries());
      case PuppetPackage.IF_EXPRESSION -> values.require(((IfExpression) node).getCondition());
      case PuppetPackage.HEREDOC_TEXT -> values.require(((HeredocText) node).getExpressions());
      case PuppetPackage.INTERPOLATED_STRING -> check((InterpolatedString) node);
      case PuppetPackage.KEYED_ENTRY -> check((KeyedEntry) node);
      case PuppetPackage.LAMBDA -> parameters.checkRestIsLast(((Lambda) node).getParameters());
      case PuppetPackage.MANIFEST -> checkStatements(((Manifest) node).getStatements());
      case PuppetPackage.METHOD_CALL -> literals.checkKeys(((MethodCall) node).getArguments());
      case PuppetPackage.NODE_DEFINITION -> nodes.check((NodeDefinition) node);
      case PuppetPackage.NUMBER_LITERAL -> literals.checkNumber((NumberLiteral) node);
      case PuppetPackage.PARAMETER -> parameters.check((Parameter) node);
      case PuppetPackage.PARENTHESIZED -> values.require(((Parenthesized) node).getExpression());
      case PuppetPackage.RELATIONSHIP -> check((Relationship) node);
      case PuppetPackage.RENDER_EXPRESSION -> values.require(((RenderExpression) node).getValue());
      case PuppetPackage.RESERVED_WORD -> literals.checkReserved((ReservedWord) node);
      case PuppetPackage.RESOURCE_BODY -> resources.checkBody((ResourceBody) node);
      case PuppetPackage.RESOURCE_EXPRESSION -> resources.checkResource((ResourceExpression) node);
      case PuppetPackage.SELECTOR -> check((Selector) node);
      case PuppetPackage.SELECTOR_ENTRY -> values.require(((SelectorEntry) node).getKey());
      case PuppetPackage.STRING_LITERAL -> escapes.check((StringLiteral) node);
      case PuppetPackage.TEMPLATE -> check((Template) node);
      case PuppetPackage.TYPE_ALIAS -> definitions.checkTypeAlias((TypeAlias) node);
      case PuppetPackage.TYPE_DEFINITION -> definitions.checkTypeDefinition((TypeDefinition) node);
      case PuppetPackage.UNARY -> values.require(((Unary) node).getOperand());
      case PuppetPackage.UNLESS_EXPRESSION ->
          values.require(((UnlessExpression) node).getCondition());
      case PuppetPackage.VARIABLE -> literals.checkVariable((Variable) node);
      case PuppetPackage.VIRTUAL_RESOURCE -> resources.checkVirtual((VirtualResource) node);
      default -> {}
    }
  }

  private void checkElements(List<Expression> elements) {
    values.require(elements);
    literals.checkKeys(elements);
  }

  private void check(Binary node) {
    values.require(node.getLeft());
    values.require(node.getRight());
  }

  private void check(Relationship node) {
    requireRelatable(node.getLeft());
    requireRelatable(node.getRight());
  }

  private void requireRelatable(Expression node) {
    if (!(node instanceof Collector)) {
      values.require(node);
    }
  }

  private void check(Call node) {
    calls.check(node);
    literals.checkKeys(node.getArguments());
  }

  private void check(InterpolatedString node) {
    values.require(node.getExpressions());
    escapes.check(node);
  }

  private void check(KeyedEntry node) {
    values.require(node.getKey());
    values.require(node.getValue());
  }

  private void check(CaseExpression node) {
    values.require(node.getControl());
    literals.checkDefaults(node);
  }

  private void check(Selector node) {
    values.require(node.getControl());
    literals.checkDefaults(node);
  }

  private void check(ClassDefinition node) {
    definitions.checkClass(node);
    parameters.checkAttributes(node.getParameters(), "class", DefinitionRules.name(node));
  }

  private void check(DefinedType node) {
    definitions.checkDefinedType(node);
    parameters.checkAttributes(node.getParameters(), "defined type", DefinitionRules.name(node));
  }

  private void check(FunctionDefinition node) {
    definitions.checkFunction(node);
    parameters.checkUnique(node.getParameters());
  }

  private void check(Template node) {
    parameters.checkNoRest(node.getParameters(), "template");
    parameters.checkUnique(node.getParameters());
    checkStatements(node.getStatements());
  }

  /** Only the last statement of a block may be a mere value; the first other one is reported. */
  private void checkStatements(List<Expression> statements) {
    for (int i = 0; i + 1 < statements.size(); i++) {
      Expression statement = statements.get(i);
      if (Effects.hasNone(statement)) {
        findings.error(
            "IDEM_EXPRESSION_NOT_LAST",
            statement,
            "this " + Labels.of(statement) + " has no effect: nothing uses its value");
        return;
      }
    }
  }
}
