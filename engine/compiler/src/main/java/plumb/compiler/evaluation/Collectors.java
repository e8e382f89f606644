package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;
import plumb.compiler.program.Access;
import plumb.compiler.program.Collect;
import plumb.compiler.program.Collect.Query;
import plumb.compiler.program.Expr;
import plumb.compiler.program.Frame;
import plumb.compiler.program.Interpolation;
import plumb.compiler.program.Literal;
import plumb.compiler.program.MatchVar;
import plumb.compiler.program.NamedVar;
import plumb.compiler.program.QualifiedVar;
import plumb.compiler.program.SlotVar;
import plumb.values.Equality;
import plumb.values.Undef;

/** The collectors of a compile. */
public final class Collectors {
  private final Compilation compilation;
  private final List<Collector> collectors = new ArrayList<>();
  private @Nullable Imports imports;

  Collectors(Compilation compilation) {
    this.compilation = compilation;
  }

  Object add(Collect expression, Frame f) {
    String type = type(expression, f);
    List<Setting> overrides =
        new ResourceBodies(f).settings(expression.attributes(), Origin.Kind.COLLECTOR);
    Predicate<Declaration> query = predicate(expression.query(), f, expression.pos());
    if (expression.exported()) {
      return exported(expression, ResourceNames.capitalize(type), query, overrides, f);
    }
    Collector collector =
        new Collector(
            compilation, ResourceNames.capitalize(type), query, overrides, f, expression.pos());
    collectors.add(collector);
    return new CollectorValue(collector);
  }

  /** Collects what this node exports and, where there is a store, what others do. */
  private Object exported(
      Collect expression,
      String type,
      Predicate<Declaration> any,
      List<Setting> overrides,
      Frame f) {
    Predicate<Declaration> own =
        declaration -> declaration.resource().exported() && any.test(declaration);
    Collector collector = new Collector(compilation, type, own, overrides, f, expression.pos());
    ExportedResources exports = compilation.node().exports();
    if (exports == null) {
      compilation.log(
          "warning",
          "You cannot collect exported resources without storeconfigs being set; the collection will be ignored",
          f,
          expression.pos());
    } else {
      Imports known = imports == null ? new Imports(compilation, exports) : imports;
      imports = known;
      collector.importing(() -> known.declare(type, any, f, expression.pos()));
      collectors.add(collector);
    }
    return new CollectorValue(collector);
  }

  /** The type that is collected, in lower case. */
  private String type(Collect expression, Frame f) {
    String type = expression.typeName().toLowerCase(Locale.ROOT);
    if (type.equals("class")) {
      throw f.failure(expression.pos(), "RUNTIME_ERROR", "Classes cannot be collected");
    }
    if (compilation.environment().types().find(type) != null
        || compilation.environment().definitions().findDefinedType(type) != null) {
      return type;
    }
    String successor =
        compilation.successors().ofDefinedType(type, () -> Successors.at(f, expression.pos()));
    if (successor == null) {
      throw f.failure(
          expression.pos(), "UNKNOWN_RESOURCE_TYPE", "Resource type " + type + " doesn't exist");
    }
    return successor;
  }

  /** Makes virtual resources real, now or when they get declared. */
  public void realize(List<Object> references, CallSite site) {
    List<String> texts = references.stream().map(References::text).toList();
    collectors.add(new Collector(compilation, texts, site.frame(), site.pos()));
  }

  private Predicate<Declaration> predicate(@Nullable Query query, Frame f, int pos) {
    if (query == null) {
      return declaration -> true;
    }
    if (query instanceof Query.And and) {
      return predicate(and.left(), f, pos).and(predicate(and.right(), f, pos));
    }
    if (query instanceof Query.Or or) {
      return predicate(or.left(), f, pos).or(predicate(or.right(), f, pos));
    }
    Query.Attribute attribute = (Query.Attribute) query;
    requireComparable(attribute.value(), f, pos);
    Object value = attribute.value().eval(f);
    // A reference that is written here is compared as the parameters of resources hold theirs.
    Object wanted = attribute.value() instanceof Access ? References.asParameter(value) : value;
    if (attribute.name().equals("tag") && !attribute.negated()) {
      return tagged(attribute, wanted, f);
    }
    return declaration -> {
      Object actual =
          compilation
              .formerReads()
              .parameter(declaration, attribute.name(), () -> Successors.at(f, pos));
      if (!attribute.negated() && actual instanceof List<?> list) {
        return list.stream().anyMatch(element -> Equality.equal(element, wanted));
      }
      return Equality.equal(actual, wanted) != attribute.negated();
    };
  }

  /** The reference compares with these forms of expressions alone. */
  private static void requireComparable(Expr wanted, Frame f, int pos) {
    boolean comparable =
        wanted instanceof Literal literal
            ? literal.value() instanceof String
                || literal.value() instanceof Number
                || literal.value() instanceof Boolean
                || literal.value() == Undef.UNDEF
            : wanted instanceof Access
                || wanted instanceof Interpolation
                || wanted instanceof SlotVar
                || wanted instanceof NamedVar
                || wanted instanceof QualifiedVar
                || wanted instanceof MatchVar;
    if (!comparable) {
      throw f.failure(
          pos,
          "ILLEGAL_QUERY_EXPRESSION",
          "A query compares with text, a number, true, false, undef, a variable or a reference",
          "assign the value to a variable");
    }
  }

  private static Predicate<Declaration> tagged(Query.Attribute attribute, Object wanted, Frame f) {
    List<String> tags = new ArrayList<>();
    for (Object tag : wanted instanceof List<?> list ? list : List.of(wanted)) {
      if (tag instanceof Number) {
        throw f.failure(attribute.pos(), "RUNTIME_ERROR", "Cannot transform a number to a tag");
      }
      tags.add(tag == Undef.UNDEF ? "" : String.valueOf(tag).toLowerCase(Locale.ROOT));
    }
    return declaration -> declaration.isTagged(tags);
  }

  boolean evaluate() {
    boolean found = false;
    for (Collector collector : List.copyOf(collectors)) {
      found |= collector.evaluate();
    }
    return found;
  }

  void checkRealized() {
    for (Collector collector : collectors) {
      if (!collector.missing().isEmpty()) {
        throw collector
            .frame()
            .failure(
                collector.pos(),
                "UNKNOWN_RESOURCE",
                "Failed to realize virtual resources " + String.join(", ", collector.missing()));
      }
    }
  }
}
