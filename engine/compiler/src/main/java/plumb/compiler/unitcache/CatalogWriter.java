package plumb.compiler.unitcache;

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

/** Writes resources, collectors and relationships; {@link CatalogReader} is its mirror image. */
final class CatalogWriter {
  private final ByteSink out;
  private final ExprWriter expressions;

  CatalogWriter(ByteSink out, ExprWriter expressions) {
    this.out = out;
    this.expressions = expressions;
  }

  void write(Expr node) throws UnencodableException {
    if (node instanceof ResourceExpr resource) {
      expressions.start(Tag.RESOURCE, node);
      out.octet(resource.form().ordinal());
      expressions.write(resource.type());
      writeBodies(resource.bodies());
    } else if (node instanceof ResourceDefaults defaults) {
      expressions.start(Tag.RESOURCE_DEFAULTS, node);
      expressions.write(defaults.type());
      writeAttributes(defaults.attributes());
    } else if (node instanceof ResourceOverride override) {
      expressions.start(Tag.RESOURCE_OVERRIDE, node);
      expressions.write(override.resources());
      writeAttributes(override.attributes());
    } else if (node instanceof Collect collect) {
      expressions.start(Tag.COLLECT, node);
      out.string(collect.typeName());
      out.bool(collect.exported());
      writeQuery(collect.query());
      writeAttributes(collect.attributes());
    } else if (node instanceof Relationship relationship) {
      expressions.start(Tag.RELATIONSHIP, node);
      out.octet(relationship.arrow().ordinal());
      expressions.write(relationship.left());
      expressions.write(relationship.right());
    } else {
      throw new UnencodableException(node.getClass().getName());
    }
  }

  private void writeBodies(List<ResourceExpr.ResourceBody> bodies) throws UnencodableException {
    out.unsigned(bodies.size());
    for (ResourceExpr.ResourceBody body : bodies) {
      out.position(body.pos());
      expressions.write(body.title());
      writeAttributes(body.attributes());
    }
  }

  private void writeAttributes(List<Attribute> attributes) throws UnencodableException {
    out.unsigned(attributes.size());
    for (Attribute attribute : attributes) {
      String name = attribute.name();
      out.bool(name != null);
      if (name != null) {
        out.string(name);
      }
      out.position(attribute.pos());
      out.bool(attribute.append());
      expressions.write(attribute.value());
    }
  }

  private void writeQuery(@Nullable Query query) throws UnencodableException {
    if (query == null) {
      out.octet(Tag.ABSENT);
    } else if (query instanceof Query.And and) {
      out.octet(Tag.QUERY_AND);
      writeQuery(and.left());
      writeQuery(and.right());
    } else if (query instanceof Query.Or or) {
      out.octet(Tag.QUERY_OR);
      writeQuery(or.left());
      writeQuery(or.right());
    } else if (query instanceof Query.Attribute attribute) {
      out.octet(Tag.QUERY_ATTRIBUTE);
      out.position(attribute.pos());
      out.string(attribute.name());
      out.bool(attribute.negated());
      expressions.write(attribute.value());
    }
  }
}
