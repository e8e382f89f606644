package plumb.compiler.unitcache;

import java.util.ArrayList;
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

/** Reads the expressions that {@link ExprWriter} wrote. */
final class ExprReader {
  private final ByteSource in;
  private final CatalogReader catalog;

  ExprReader(ByteSource in) {
    this.in = in;
    this.catalog = new CatalogReader(in, this);
  }

  Expr read() throws DamagedException {
    Expr node = readOptional();
    if (node == null) {
      throw new DamagedException("expression missing");
    }
    return node;
  }

  @Nullable Expr readOptional() throws DamagedException {
    int tag = in.octet();
    if (tag == Tag.ABSENT) {
      return null;
    }
    int pos = in.position();
    return switch (tag) {
      case Tag.ACCESS -> new Access(pos, read(), readAll());
      case Tag.AND -> new And(pos, read(), read());
      case Tag.ARITHMETIC ->
          new Arithmetic(pos, constant(Arithmetic.Operator.values()), read(), read());
      case Tag.ASSIGN -> new Assign(pos, in.integer(), in.string(), read());
      case Tag.ASSIGN_MANY -> new AssignMany(pos, readTargets(), read());
      case Tag.BLOCK -> new Block(pos, readAll());
      case Tag.CALL -> new Call(pos, in.string(), readAll(), readLambda());
      case Tag.CASE -> new Case(pos, read(), readOptions());
      case Tag.COMPARE -> new Compare(pos, constant(Compare.Operator.values()), read(), read());
      case Tag.HASH -> new HashExpr(pos, readAll(), readAll());
      case Tag.IF -> new If(pos, read(), readOptional(), readOptional());
      case Tag.IN -> new In(pos, read(), read());
      case Tag.INTERPOLATION -> new Interpolation(pos, readAll());
      case Tag.LAMBDA -> new LambdaExpr(pos, readParams(), readOptional(), readBody());
      case Tag.LIST -> new ListExpr(pos, readAll());
      case Tag.LITERAL -> new Literal(pos, ValueFormat.read(in));
      case Tag.MATCH -> new MatchExpr(pos, in.bool(), read(), read());
      case Tag.MATCH_VAR -> new MatchVar(pos, in.integer());
      case Tag.NAMED_VAR -> new NamedVar(pos, in.string());
      case Tag.CHECKED_TEXT -> new CheckedText(pos, read(), in.string());
      case Tag.NEGATE -> new Negate(pos, read());
      case Tag.NEW_CALL -> new NewCall(pos, read(), readAll(), readLambda());
      case Tag.NOT -> new Not(pos, read());
      case Tag.OR -> new Or(pos, read(), read());
      case Tag.QUALIFIED_VAR -> new QualifiedVar(pos, in.string(), in.string());
      case Tag.RENDER_EXPR -> new RenderExpr(pos, read());
      case Tag.RENDER_TEXT -> new RenderText(pos, in.string());
      case Tag.SELECTOR -> new Selector(pos, read(), readEntries());
      case Tag.SLOT_VAR -> new SlotVar(pos, (int) in.unsigned(), in.integer(), in.string());
      case Tag.SPLAT -> new Splat(pos, read());
      case Tag.RESOURCE_NAME -> new ResourceName(pos, in.string());
      case Tag.TYPE_NAME -> new TypeName(pos, in.string());
      default -> catalog.read(tag, pos);
    };
  }

  List<Expr> readAll() throws DamagedException {
    int count = in.count();
    List<Expr> nodes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      nodes.add(read());
    }
    return List.copyOf(nodes);
  }

  <E extends Enum<E>> E constant(E[] constants) throws DamagedException {
    int ordinal = in.octet();
    if (ordinal >= constants.length) {
      throw new DamagedException("no constant " + ordinal);
    }
    return constants[ordinal];
  }

  private @Nullable LambdaExpr readLambda() throws DamagedException {
    Expr node = readOptional();
    if (node == null || node instanceof LambdaExpr) {
      return (LambdaExpr) node;
    }
    throw new DamagedException("no lambda");
  }

  private List<Case.Option> readOptions() throws DamagedException {
    int count = in.count();
    List<Case.Option> options = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      options.add(new Case.Option(in.position(), readAll(), read()));
    }
    return List.copyOf(options);
  }

  private List<Selector.Entry> readEntries() throws DamagedException {
    int count = in.count();
    List<Selector.Entry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(new Selector.Entry(in.position(), read(), read()));
    }
    return List.copyOf(entries);
  }

  private AssignMany.Target.Many readTargets() throws DamagedException {
    if (readTarget() instanceof AssignMany.Target.Many many) {
      return many;
    }
    throw new DamagedException("no list of targets");
  }

  private AssignMany.Target readTarget() throws DamagedException {
    int tag = in.octet();
    int pos = in.position();
    if (tag == Tag.TARGET_ONE) {
      return new AssignMany.Target.One(pos, in.integer(), in.string());
    }
    int count = in.count();
    List<AssignMany.Target> targets = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      targets.add(readTarget());
    }
    return new AssignMany.Target.Many(pos, List.copyOf(targets));
  }

  List<Param> readParams() throws DamagedException {
    int count = in.count();
    List<Param> params = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      params.add(
          new Param(
              in.position(),
              in.string(),
              readOptional(),
              readOptional(),
              in.bool(),
              readDeprecated()));
    }
    return List.copyOf(params);
  }

  @Nullable Deprecated readDeprecated() throws DamagedException {
    return in.bool()
        ? new Deprecated(
            in.position(),
            readText(),
            readText(),
            readText(),
            readText(),
            readLambda(),
            in.string())
        : null;
  }

  private @Nullable String readText() throws DamagedException {
    return in.bool() ? in.string() : null;
  }

  Body readBody() throws DamagedException {
    int count = in.count();
    List<String> slots = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      slots.add(in.string());
    }
    return new Body(List.copyOf(slots), read());
  }
}
