package plumb.analysis.format;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.emf.ecore.EObject;
import plumb.dsl.puppet.*;
import plumb.dsl.puppet.util.PuppetSwitch;

/** Lays out expressions, and knows who lays out all else. */
final class Expressions extends PuppetSwitch<Doc> {
  private final Layout layout;
  private final Cursor cursor;
  private final Calls calls;

  Expressions(Layout layout) {
    this.layout = layout;
    this.cursor = layout.cursor;
    this.calls = new Calls(layout);
  }

  /** What is one token. */
  @Override
  public Doc defaultCase(EObject node) {
    return cursor.take();
  }

  @Override
  public Doc caseStringLiteral(StringLiteral string) {
    return cursor.take(Doc.source(Strings.requoted(cursor.peek().text)));
  }

  @Override
  public Doc caseInterpolatedString(InterpolatedString string) {
    return cursor.takeString(layout.end(string));
  }

  @Override
  public Doc caseHostName(HostName name) {
    return cursor.takeUntil(layout.end(name));
  }

  @Override
  public Doc caseExpressionList(ExpressionList list) {
    throw new UnexpectedTokenException(cursor.peek());
  }

  @Override
  public Doc caseAssignment(Assignment assignment) {
    Doc target = layout.of(assignment.getTarget());
    return Doc.concat(
        target, Doc.SPACE, cursor.take(), Doc.SPACE, layout.of(assignment.getValue()));
  }

  @Override
  public Doc caseUnary(Unary unary) {
    Doc operator = cursor.take();
    boolean apart = unary.getOperand() instanceof Unary inner && isMinus(inner) && isMinus(unary);
    return Doc.concat(operator, apart ? Doc.SPACE : Doc.EMPTY, layout.of(unary.getOperand()));
  }

  private static boolean isMinus(Unary unary) {
    return unary.getOperator().equals("-");
  }

  @Override
  public Doc caseBinary(Binary binary) {
    return Doc.indent(binary(binary));
  }

  /** A chain of one operator: an operand a line, unless all are in one. */
  private Doc binary(Binary binary) {
    List<Binary> chain = new ArrayList<>(List.of(binary));
    while (chain.get(0).getLeft() instanceof Binary left
        && left.getOperator().equals(binary.getOperator())) {
      chain.add(0, left);
    }
    List<Doc> docs = new ArrayList<>(List.of(layout.of(chain.get(0).getLeft())));
    boolean broken = false;
    for (Binary part : chain) {
      broken |= cursor.atLineStart() || cursor.breaksAfterNext();
      docs.add(Doc.concat(Doc.SPACE, cursor.take(), Doc.LINE, layout.of(part.getRight())));
    }
    return Doc.group(Doc.concat(docs), broken);
  }

  @Override
  public Doc caseParenthesized(Parenthesized parenthesized) {
    boolean broken = layout.lists.opensLine(")");
    Doc open = cursor.take();
    Expression expression = parenthesized.getExpression();
    Doc inner = expression instanceof Binary binary ? binary(binary) : layout.of(expression);
    Doc end = layout.lists.end(")", Doc.SOFT_LINE);
    Doc content = Doc.indent(Doc.concat(Doc.SOFT_LINE, inner));
    return Doc.group(Doc.concat(open, content, end), broken);
  }

  @Override
  public Doc caseArrayLiteral(ArrayLiteral array) {
    return layout.lists.list(Lists.Style.of("]"), new Elements(layout, array.getElements()));
  }

  @Override
  public Doc caseHashLiteral(HashLiteral hash) {
    boolean broken = layout.lists.opensLine("}");
    Doc open = cursor.take();
    if (layout.lists.isEmpty("}")) {
      return Doc.concat(open, cursor.take());
    }
    Entries entries = new Entries();
    for (Expression node : hash.getEntries()) {
      KeyedEntry entry = (KeyedEntry) node;
      Doc line = entries.isEmpty() ? Doc.LINE : layout.lists.line();
      Doc before = Doc.concat(line, cursor.comments());
      Doc key = layout.of(entry.getKey());
      Doc arrow = cursor.take("=>");
      Doc value = layout.of(entry.getValue());
      entries.add(before, key, arrow, Doc.concat(value, layout.lists.comma("}", ",")));
    }
    Doc end = layout.lists.end("}", Doc.LINE);
    return Doc.group(Doc.concat(open, Doc.indent(entries.doc()), end), broken);
  }

  @Override
  public Doc caseKeyedEntry(KeyedEntry entry) {
    Doc key = layout.of(entry.getKey());
    return Doc.concat(key, Doc.SPACE, cursor.take("=>"), Doc.SPACE, layout.of(entry.getValue()));
  }

  @Override
  public Doc caseTypeExpression(TypeExpression type) {
    Doc name = cursor.take();
    boolean keyed = cursor.is("[") && cursor.peek().start < layout.end(type);
    return keyed ? Doc.concat(name, calls.keys(type.getKeys())) : name;
  }

  @Override
  public Doc caseTypedHash(TypedHash typed) {
    return Doc.concat(layout.of(typed.getType()), Doc.SPACE, layout.of(typed.getHash()));
  }

  @Override
  public Doc caseAccess(Access access) {
    return calls.access(access);
  }

  @Override
  public Doc caseCall(Call call) {
    return calls.call(call);
  }

  @Override
  public Doc caseTypeCall(TypeCall call) {
    return calls.typeCall(call);
  }

  @Override
  public Doc caseMethodCall(MethodCall call) {
    return calls.methodCalls(call);
  }

  @Override
  public Doc caseLambda(Lambda lambda) {
    return layout.definitions.lambda(lambda);
  }

  @Override
  public Doc caseSelector(Selector selector) {
    return layout.conditions.selector(selector);
  }

  @Override
  public Doc caseIfExpression(IfExpression expression) {
    return layout.conditions.ifExpression(expression);
  }

  @Override
  public Doc caseUnlessExpression(UnlessExpression expression) {
    return layout.conditions.unless(expression);
  }

  @Override
  public Doc caseCaseExpression(CaseExpression expression) {
    return layout.conditions.caseExpression(expression);
  }

  @Override
  public Doc caseRelationship(Relationship relationship) {
    return layout.resources.relationship(relationship);
  }

  @Override
  public Doc caseResourceExpression(ResourceExpression resource) {
    return layout.resources.resource(resource);
  }

  @Override
  public Doc caseClassResource(ClassResource resource) {
    return layout.resources.classResource(resource);
  }

  @Override
  public Doc caseVirtualResource(VirtualResource resource) {
    return layout.resources.virtual(resource);
  }

  @Override
  public Doc caseCollector(Collector collector) {
    return layout.resources.collector(collector);
  }

  @Override
  public Doc caseClassDefinition(ClassDefinition definition) {
    return layout.definitions.classDefinition(definition);
  }

  @Override
  public Doc caseDefinedType(DefinedType definition) {
    return layout.definitions.definedType(definition);
  }

  @Override
  public Doc caseFunctionDefinition(FunctionDefinition definition) {
    return layout.definitions.function(definition);
  }

  @Override
  public Doc caseNodeDefinition(NodeDefinition definition) {
    return layout.definitions.node(definition);
  }

  @Override
  public Doc caseTypeAlias(TypeAlias alias) {
    return layout.definitions.typeAlias(alias);
  }

  @Override
  public Doc caseTypeDefinition(TypeDefinition definition) {
    return layout.definitions.typeDefinition(definition);
  }
}
