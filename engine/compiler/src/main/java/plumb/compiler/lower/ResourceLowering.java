package plumb.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.emf.common.util.EList;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.Attribute;
import plumb.compiler.program.Collect;
import plumb.compiler.program.Collect.Query;
import plumb.compiler.program.Expr;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.program.Literal;
import plumb.compiler.program.Relationship.Arrow;
import plumb.compiler.program.ResourceDefaults;
import plumb.compiler.program.ResourceExpr;
import plumb.compiler.program.ResourceExpr.Form;
import plumb.compiler.program.ResourceName;
import plumb.compiler.program.ResourceOverride;
import plumb.dsl.ParsedFile;
import plumb.dsl.puppet.AttributeOperation;
import plumb.dsl.puppet.Binary;
import plumb.dsl.puppet.ClassResource;
import plumb.dsl.puppet.Collector;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.Name;
import plumb.dsl.puppet.Parenthesized;
import plumb.dsl.puppet.Relationship;
import plumb.dsl.puppet.ResourceBody;
import plumb.dsl.puppet.ResourceExpression;
import plumb.dsl.puppet.TypeName;
import plumb.dsl.puppet.VirtualResource;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.Severity;

/** Lowers what concerns the catalog: resources in all forms, collectors, relationships. */
final class ResourceLowering {
  private final ParsedFile file;
  private final ExpressionLowering expressions;

  ResourceLowering(ParsedFile file, ExpressionLowering expressions) {
    this.file = file;
    this.expressions = expressions;
  }

  Expr lower(Expression e, int pos, Lexical lexical) {
    if (e instanceof ResourceExpression resource) {
      return resource(resource, Form.REGULAR, pos, lexical);
    }
    if (e instanceof ClassResource resource) {
      return classResource(resource, Form.REGULAR, pos, lexical);
    }
    if (e instanceof VirtualResource virtual) {
      return virtual(virtual, virtual.isExported() ? Form.EXPORTED : Form.VIRTUAL, pos, lexical);
    }
    if (e instanceof Collector collector) {
      return collector(collector, pos, lexical);
    }
    if (e instanceof Relationship relationship) {
      return new plumb.compiler.program.Relationship(
          file.place(relationship),
          arrow(relationship.getOperator()),
          expressions.lower(relationship.getLeft(), lexical),
          expressions.lower(relationship.getRight(), lexical));
    }
    throw invalid(pos, "ILLEGAL_EXPRESSION", "This cannot stand here");
  }

  private InvalidSourceException invalid(int pos, String code, String message) {
    return new InvalidSourceException(
        List.of(new Diagnostic(code, Severity.ERROR, message, file.source(), pos, 1, null)));
  }

  private Expr virtual(VirtualResource virtual, Form form, int pos, Lexical lexical) {
    Expression inner = virtual.getResource();
    if (inner instanceof ResourceExpression resource) {
      return resource(resource, form, file.offset(resource), lexical);
    }
    if (inner instanceof ClassResource resource) {
      return classResource(resource, form, file.offset(resource), lexical);
    }
    throw invalid(pos, "ILLEGAL_EXPRESSION", "Only a resource can be virtual or exported");
  }

  private Expr resource(ResourceExpression resource, Form form, int pos, Lexical lexical) {
    Expression type = resource.getType();
    if (resource.getBodies().isEmpty() && !(type instanceof Name)) {
      Expr target = expressions.lower(type, lexical);
      List<Attribute> attributes = attributes(resource.getOperations(), lexical);
      return type instanceof TypeName
          ? new ResourceDefaults(pos, target, attributes)
          : new ResourceOverride(pos, target, attributes);
    }
    Expr typeName =
        type instanceof Name name
            ? new ResourceName(pos, canonical(name.getName()))
            : expressions.lower(type, lexical);
    return new ResourceExpr(pos, form, typeName, bodies(resource.getBodies(), lexical));
  }

  private Expr classResource(ClassResource resource, Form form, int pos, Lexical lexical) {
    return new ResourceExpr(
        pos, form, new ResourceName(pos, "class"), bodies(resource.getBodies(), lexical));
  }

  private static String canonical(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("::") ? lower.substring(2) : lower;
  }

  private List<ResourceExpr.ResourceBody> bodies(EList<ResourceBody> bodies, Lexical lexical) {
    List<ResourceExpr.ResourceBody> lowered = new ArrayList<>(bodies.size());
    for (ResourceBody body : bodies) {
      lowered.add(
          new ResourceExpr.ResourceBody(
              file.offset(body),
              expressions.lower(body.getTitle(), lexical),
              attributes(body.getOperations(), lexical)));
    }
    return lowered;
  }

  private List<Attribute> attributes(EList<AttributeOperation> operations, Lexical lexical) {
    List<Attribute> attributes = new ArrayList<>(operations.size());
    for (AttributeOperation operation : operations) {
      String name = operation.getName();
      attributes.add(
          new Attribute(
              file.offset(operation),
              name.equals("*") ? null : name,
              operation.getOperator().equals("+>"),
              expressions.lower(operation.getValue(), lexical)));
    }
    return attributes;
  }

  private Expr collector(Collector collector, int pos, Lexical lexical) {
    if (!(collector.getType() instanceof TypeName type)) {
      throw invalid(
          pos, "ILLEGAL_QUERY_EXPRESSION", "A collector starts with the name of a resource type");
    }
    String typeName =
        type.getName().startsWith("::") ? type.getName().substring(2) : type.getName();
    @Nullable Expression query = collector.getQuery();
    return new Collect(
        pos,
        typeName,
        collector.isExported(),
        query == null ? null : query(query, lexical),
        attributes(collector.getOperations(), lexical));
  }

  private Query query(Expression e, Lexical lexical) {
    if (e instanceof Parenthesized parenthesized) {
      return query(parenthesized.getExpression(), lexical);
    }
    if (e instanceof Binary binary) {
      String operator = binary.getOperator();
      if (operator.equals("and")) {
        return new Query.And(query(binary.getLeft(), lexical), query(binary.getRight(), lexical));
      }
      if (operator.equals("or")) {
        return new Query.Or(query(binary.getLeft(), lexical), query(binary.getRight(), lexical));
      }
      boolean negated = operator.equals("!=");
      if ((negated || operator.equals("=="))
          && expressions.lower(binary.getLeft(), lexical) instanceof Literal name
          && name.value() instanceof String attribute) {
        return new Query.Attribute(
            file.offset(binary), attribute, negated, expressions.lower(binary.getRight(), lexical));
      }
    }
    throw invalid(
        file.offset(e),
        "ILLEGAL_QUERY_EXPRESSION",
        "Illegal query expression: only and, or, == and != can stand in a collector's query");
  }

  private static Arrow arrow(String operator) {
    return switch (operator) {
      case "->" -> Arrow.BEFORE;
      case "~>" -> Arrow.NOTIFY;
      case "<-" -> Arrow.REQUIRE;
      default -> Arrow.SUBSCRIBE;
    };
  }
}
