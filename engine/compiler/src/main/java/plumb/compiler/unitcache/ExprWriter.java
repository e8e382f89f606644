package plumb.compiler.unitcache;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.Access;
import plumb.compiler.program.And;
import plumb.compiler.program.Arithmetic;
import plumb.compiler.program.Assign;
import plumb.compiler.program.AssignMany;
import plumb.compiler.program.Block;
import plumb.compiler.program.Body;
import plumb.compiler.program.Call;
import plumb.compiler.program.Case;
import plumb.compiler.program.CheckedText;
import plumb.compiler.program.Compare;
import plumb.compiler.program.Deprecated;
import plumb.compiler.program.Expr;
import plumb.compiler.program.HashExpr;
import plumb.compiler.program.If;
import plumb.compiler.program.In;
import plumb.compiler.program.Interpolation;
import plumb.compiler.program.LambdaExpr;
import plumb.compiler.program.ListExpr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.MatchExpr;
import plumb.compiler.program.MatchVar;
import plumb.compiler.program.NamedVar;
import plumb.compiler.program.Negate;
import plumb.compiler.program.NewCall;
import plumb.compiler.program.Not;
import plumb.compiler.program.Or;
import plumb.compiler.program.Param;
import plumb.compiler.program.QualifiedVar;
import plumb.compiler.program.RenderExpr;
import plumb.compiler.program.RenderText;
import plumb.compiler.program.ResourceName;
import plumb.compiler.program.Selector;
import plumb.compiler.program.SlotVar;
import plumb.compiler.program.Splat;
import plumb.compiler.program.TypeName;

/** Writes expressions; {@link ExprReader} is its mirror image. */
final class ExprWriter {
  private final ByteSink out;
  private final CatalogWriter catalog;

  ExprWriter(ByteSink out) {
    this.out = out;
    this.catalog = new CatalogWriter(out, this);
  }

  void write(@Nullable Expr node) throws UnencodableException {
    if (node == null) {
      out.octet(Tag.ABSENT);
    } else if (!writeLeaf(node) && !writeOperator(node) && !writeControl(node)) {
      catalog.write(node);
    }
  }

  void start(int tag, Expr node) {
    out.octet(tag);
    out.position(node.pos());
  }

  void writeAll(List<Expr> nodes) throws UnencodableException {
    out.unsigned(nodes.size());
    for (int i = 0; i < nodes.size(); i++) {
      write(nodes.get(i));
    }
  }

  private boolean writeLeaf(Expr node) throws UnencodableException {
    if (node instanceof Literal literal) {
      start(Tag.LITERAL, node);
      ValueFormat.write(literal.value(), out);
    } else if (node instanceof SlotVar variable) {
      start(Tag.SLOT_VAR, node);
      out.unsigned(variable.hops());
      out.signed(variable.slot());
      out.string(variable.name());
    } else if (node instanceof NamedVar variable) {
      start(Tag.NAMED_VAR, node);
      out.string(variable.name());
    } else if (node instanceof QualifiedVar variable) {
      start(Tag.QUALIFIED_VAR, node);
      out.string(variable.className());
      out.string(variable.name());
    } else if (node instanceof MatchVar variable) {
      start(Tag.MATCH_VAR, node);
      out.signed(variable.group());
    } else if (node instanceof TypeName type) {
      start(Tag.TYPE_NAME, node);
      out.string(type.name());
    } else if (node instanceof ResourceName word) {
      start(Tag.RESOURCE_NAME, node);
      out.string(word.name());
    } else if (node instanceof RenderText text) {
      start(Tag.RENDER_TEXT, node);
      out.string(text.text());
    } else {
      return false;
    }
    return true;
  }

  private boolean writeOperator(Expr node) throws UnencodableException {
    if (node instanceof Arithmetic operation) {
      start(Tag.ARITHMETIC, node);
      out.octet(operation.operator().ordinal());
      writePair(operation.left(), operation.right());
    } else if (node instanceof Compare comparison) {
      start(Tag.COMPARE, node);
      out.octet(comparison.operator().ordinal());
      writePair(comparison.left(), comparison.right());
    } else if (node instanceof And and) {
      start(Tag.AND, node);
      writePair(and.left(), and.right());
    } else if (node instanceof Or or) {
      start(Tag.OR, node);
      writePair(or.left(), or.right());
    } else if (node instanceof In in) {
      start(Tag.IN, node);
      writePair(in.left(), in.right());
    } else if (node instanceof MatchExpr match) {
      start(Tag.MATCH, node);
      out.bool(match.negated());
      writePair(match.left(), match.right());
    } else {
      return writeUnary(node);
    }
    return true;
  }

  private void writePair(Expr left, Expr right) throws UnencodableException {
    write(left);
    write(right);
  }

  private boolean writeUnary(Expr node) throws UnencodableException {
    if (node instanceof Not not) {
      start(Tag.NOT, node);
      write(not.operand());
    } else if (node instanceof Negate negate) {
      start(Tag.NEGATE, node);
      write(negate.operand());
    } else if (node instanceof Splat splat) {
      start(Tag.SPLAT, node);
      write(splat.operand());
    } else if (node instanceof RenderExpr render) {
      start(Tag.RENDER_EXPR, node);
      write(render.value());
    } else if (node instanceof CheckedText checked) {
      start(Tag.CHECKED_TEXT, node);
      write(checked.text());
      out.string(checked.syntax());
    } else if (node instanceof Access access) {
      start(Tag.ACCESS, node);
      write(access.left());
      writeAll(access.keys());
    } else if (node instanceof ListExpr list) {
      start(Tag.LIST, node);
      writeAll(list.items());
    } else if (node instanceof Interpolation interpolation) {
      start(Tag.INTERPOLATION, node);
      writeAll(interpolation.parts());
    } else if (node instanceof HashExpr hash) {
      start(Tag.HASH, node);
      writeAll(hash.keys());
      writeAll(hash.values());
    } else {
      return false;
    }
    return true;
  }

  private boolean writeControl(Expr node) throws UnencodableException {
    if (node instanceof Block block) {
      start(Tag.BLOCK, node);
      writeAll(block.statements());
    } else if (node instanceof If conditional) {
      start(Tag.IF, node);
      write(conditional.condition());
      write(conditional.thenBranch());
      write(conditional.elseBranch());
    } else if (node instanceof Case selection) {
      start(Tag.CASE, node);
      write(selection.test());
      writeOptions(selection.options());
    } else if (node instanceof Selector selector) {
      start(Tag.SELECTOR, node);
      write(selector.test());
      writeEntries(selector.entries());
    } else if (node instanceof Assign assign) {
      start(Tag.ASSIGN, node);
      out.signed(assign.slot());
      out.string(assign.name());
      write(assign.value());
    } else if (node instanceof AssignMany assign) {
      start(Tag.ASSIGN_MANY, node);
      writeTarget(assign.targets());
      write(assign.value());
    } else {
      return writeCall(node);
    }
    return true;
  }

  private void writeOptions(List<Case.Option> options) throws UnencodableException {
    out.unsigned(options.size());
    for (Case.Option option : options) {
      out.position(option.pos());
      writeAll(option.values());
      write(option.body());
    }
  }

  private void writeEntries(List<Selector.Entry> entries) throws UnencodableException {
    out.unsigned(entries.size());
    for (Selector.Entry entry : entries) {
      out.position(entry.pos());
      write(entry.key());
      write(entry.value());
    }
  }

  private void writeTarget(AssignMany.Target target) throws UnencodableException {
    if (target instanceof AssignMany.Target.One one) {
      out.octet(Tag.TARGET_ONE);
      out.position(one.pos());
      out.signed(one.slot());
      out.string(one.name());
    } else if (target instanceof AssignMany.Target.Many many) {
      out.octet(Tag.TARGET_MANY);
      out.position(many.pos());
      out.unsigned(many.targets().size());
      for (AssignMany.Target part : many.targets()) {
        writeTarget(part);
      }
    }
  }

  private boolean writeCall(Expr node) throws UnencodableException {
    if (node instanceof Call call) {
      start(Tag.CALL, node);
      out.string(call.name());
      writeAll(call.args());
      write(call.lambda());
    } else if (node instanceof NewCall call) {
      start(Tag.NEW_CALL, node);
      write(call.type());
      writeAll(call.args());
      write(call.lambda());
    } else if (node instanceof LambdaExpr lambda) {
      start(Tag.LAMBDA, node);
      writeParams(lambda.params());
      write(lambda.returnType());
      writeBody(lambda.body());
    } else {
      return false;
    }
    return true;
  }

  void writeParams(List<Param> params) throws UnencodableException {
    out.unsigned(params.size());
    for (Param param : params) {
      out.position(param.pos());
      out.string(param.name());
      write(param.type());
      write(param.defaultValue());
      out.bool(param.rest());
      write(param.deprecated());
    }
  }

  void write(@Nullable Deprecated deprecated) throws UnencodableException {
    out.bool(deprecated != null);
    if (deprecated != null) {
      out.position(deprecated.pos());
      optional(deprecated.renamedTo());
      optional(deprecated.since());
      optional(deprecated.removedIn());
      optional(deprecated.message());
      write(deprecated.convert());
      out.string(deprecated.convertText());
    }
  }

  private void optional(@Nullable String text) throws UnencodableException {
    out.bool(text != null);
    if (text != null) {
      out.string(text);
    }
  }

  void writeBody(Body body) throws UnencodableException {
    out.unsigned(body.slots().size());
    for (String slot : body.slots()) {
      out.string(slot);
    }
    write(body.code());
  }
}
