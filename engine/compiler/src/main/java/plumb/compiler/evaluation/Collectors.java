package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;
import plumb.compiler.program.Collect;
import plumb.compiler.program.Collect.Query;
import plumb.compiler.program.Frame;
import plumb.values.Equality;
import plumb.values.Undef;
import plumb.values.types.ResourceType;

/** The collectors of a compile. */
public final class Collectors {
  private final Compilation compilation;
  private final List<Collector> collectors = new ArrayList<>();

  Collectors(Compilation compilation) {
    this.compilation = compilation;
  }

  Object add(Collect expression, Frame f) {
    String type = expression.typeName().toLowerCase(Locale.ROOT);
    if (type.equals("class")) {
      throw f.failure(expression.pos(), "RUNTIME_ERROR", "Classes cannot be collected");
    }
    if (compilation.environment().types().find(type) == null
        && compilation.environment().definitions().findDefinedType(type) == null) {
      throw f.failure(
          expression.pos(), "UNKNOWN_RESOURCE_TYPE", "Resource type " + type + " doesn't exist");
    }
    List<Setting> overrides =
        List.copyOf(
            new ResourceBodies(compilation, f)
                .settings(expression.attributes(), Origin.Kind.COLLECTOR, expression.pos())
                .values());
    Predicate<Declaration> query = predicate(expression.query(), f);
    if (expression.exported()) {
      // Exported resources of other nodes come with a store; this node's own ones match here.
      Predicate<Declaration> any = query;
      query = declaration -> declaration.resource().exported() && any.test(declaration);
      compilation.log(
          "warning",
          "You cannot collect exported resources without storeconfigs being set; the collection will be ignored",
          f,
          expression.pos());
      return new CollectorValue(
          new Collector(
              compilation, ResourceNames.capitalize(type), query, overrides, f, expression.pos()));
    }
    Collector collector =
        new Collector(
            compilation, ResourceNames.capitalize(type), query, overrides, f, expression.pos());
    collectors.add(collector);
    return new CollectorValue(collector);
  }

  /** Makes virtual resources real, now or when they get declared. */
  public void realize(List<ResourceType> references, CallSite site) {
    collectors.add(new Collector(compilation, references, site.frame(), site.pos()));
  }

  private static Predicate<Declaration> predicate(@Nullable Query query, Frame f) {
    if (query == null) {
      return declaration -> true;
    }
    if (query instanceof Query.And and) {
      return predicate(and.left(), f).and(predicate(and.right(), f));
    }
    if (query instanceof Query.Or or) {
      return predicate(or.left(), f).or(predicate(or.right(), f));
    }
    Query.Attribute attribute = (Query.Attribute) query;
    Object wanted = attribute.value().eval(f);
    if (attribute.name().equals("tag") && !attribute.negated()) {
      return tagged(attribute, wanted, f);
    }
    return declaration -> {
      Object value = declaration.value(attribute.name());
      if (!attribute.negated() && value instanceof List<?> list) {
        return list.stream().anyMatch(element -> Equality.equal(element, wanted));
      }
      return Equality.equal(value, wanted) != attribute.negated();
    };
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
        List<String> names = collector.missing().stream().map(ResourceType::toString).toList();
        throw collector
            .frame()
            .failure(
                collector.pos(),
                "UNKNOWN_RESOURCE",
                "Failed to realize virtual resources " + String.join(", ", names).replace("'", ""));
      }
    }
  }
}
