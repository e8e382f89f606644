package plumb.compiler.unitcache;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.Attribute;
import plumb.compiler.program.Collect;
import plumb.compiler.program.Collect.Query;
import plumb.compiler.program.Expr;
import plumb.compiler.program.Relationship;
import plumb.compiler.program.ResourceDefaults;
import plumb.compiler.program.ResourceExpr;
import plumb.compiler.program.ResourceOverride;

/** Reads what {@link CatalogWriter} wrote. */
final class CatalogReader {
  private final ByteSource in;
  private final ExprReader expressions;

  CatalogReader(ByteSource in, ExprReader expressions) {
    this.in = in;
    this.expressions = expressions;
  }

  Expr read(int tag, int pos) throws DamagedException {
    return switch (tag) {
      case Tag.RESOURCE ->
          new ResourceExpr(
              pos,
              expressions.constant(ResourceExpr.Form.values()),
              expressions.read(),
              readBodies());
      case Tag.RESOURCE_DEFAULTS -> new ResourceDefaults(pos, expressions.read(), readAttributes());
      case Tag.RESOURCE_OVERRIDE -> new ResourceOverride(pos, expressions.read(), readAttributes());
      case Tag.COLLECT ->
          new Collect(pos, in.string(), in.bool(), readOptionalQuery(), readAttributes());
      case Tag.RELATIONSHIP ->
          new Relationship(
              pos,
              expressions.constant(Relationship.Arrow.values()),
              expressions.read(),
              expressions.read());
      default -> throw new DamagedException("no expression: " + tag);
    };
  }

  private List<ResourceExpr.ResourceBody> readBodies() throws DamagedException {
    int count = in.count();
    List<ResourceExpr.ResourceBody> bodies = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      bodies.add(
          new ResourceExpr.ResourceBody(in.position(), expressions.read(), readAttributes()));
    }
    return List.copyOf(bodies);
  }

  private List<Attribute> readAttributes() throws DamagedException {
    int count = in.count();
    List<Attribute> attributes = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      @Nullable String name = in.bool() ? in.string() : null;
      attributes.add(new Attribute(in.position(), name, in.bool(), expressions.read()));
    }
    return List.copyOf(attributes);
  }

  private @Nullable Query readOptionalQuery() throws DamagedException {
    int tag = in.octet();
    return tag == Tag.ABSENT ? null : readQuery(tag);
  }

  private Query readQuery() throws DamagedException {
    return readQuery(in.octet());
  }

  private Query readQuery(int tag) throws DamagedException {
    return switch (tag) {
      case Tag.QUERY_AND -> new Query.And(readQuery(), readQuery());
      case Tag.QUERY_OR -> new Query.Or(readQuery(), readQuery());
      case Tag.QUERY_ATTRIBUTE ->
          new Query.Attribute(in.position(), in.string(), in.bool(), expressions.read());
      default -> throw new DamagedException("no query: " + tag);
    };
  }
}
