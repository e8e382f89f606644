package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;
import plumb.catalog.Resource;
import plumb.catalog.schema.MetaParameters;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.Frame;
import plumb.compiler.program.Relationship;
import plumb.compiler.program.Relationship.Arrow;
import plumb.compiler.program.Source;
import plumb.values.EvaluationException;
import plumb.values.Type;
import plumb.values.Undef;
import plumb.values.Wording;
import plumb.values.types.ClassType;
import plumb.values.types.ResourceType;
import plumb.values.types.TypeParser;
import plumb.values.types.Types;

/**
 * Chains of a compile: they become {@code before} and {@code notify} of their sources when all is
 * declared.
 */
final class Relationships {
  private final Compilation compilation;
  private final List<Pair> pairs = new ArrayList<>();

  /** One arrow; each end is a reference or a collector. */
  private record Pair(Object source, Object target, String parameter, Frame frame, int pos) {
    Origin origin() {
      Source text = frame.source();
      return new Origin(
          Origin.Kind.RELATIONSHIP, text.path(), text.unit().line(pos), null, List.of());
    }
  }

  Relationships(Compilation compilation) {
    this.compilation = compilation;
  }

  Object add(Relationship chain, Object left, Object right, Frame f) {
    Arrow arrow = chain.arrow();
    List<Object> lefts = operands(left);
    List<Object> rights = operands(right);
    boolean reverse = arrow == Arrow.REQUIRE || arrow == Arrow.SUBSCRIBE;
    String parameter = arrow == Arrow.NOTIFY || arrow == Arrow.SUBSCRIBE ? "notify" : "before";
    for (Object source : reverse ? rights : lefts) {
      for (Object target : reverse ? lefts : rights) {
        pairs.add(new Pair(source, target, parameter, f, chain.pos()));
      }
    }
    if (rights.isEmpty()) {
      return lefts;
    }
    if (rights.size() == 1 && rights.get(0) instanceof CollectorValue collector) {
      collector.collector().setEmptyAlternative(lefts);
    }
    return rights;
  }

  private List<Object> operands(Object value) {
    Set<Object> operands = new LinkedHashSet<>();
    for (Object element : Compilation.flattened(value)) {
      operands.add(operand(element));
    }
    return List.copyOf(operands);
  }

  private Object operand(Object value) {
    if (value instanceof CollectorValue
        || value instanceof ResourceType
        || value instanceof ClassType) {
      return value;
    }
    if (value instanceof String text) {
      return reference(text);
    }
    if (value instanceof Type type) {
      throw new EvaluationException(
          "NOT_CATALOG_TYPE",
          "Illegal relationship operand, can not form a relationship with something of type "
              + type
              + ". A Catalog type is required.");
    }
    throw new EvaluationException(
        "ILLEGAL_RELATIONSHIP_OPERAND_TYPE",
        "Illegal relationship operand, can not form a relationship with "
            + Wording.aLabel(value)
            + ". A Catalog type is required.");
  }

  private Object reference(String text) {
    Object parsed = TypeParser.parse(text, compilation.typeNames()::find);
    if (parsed instanceof ResourceType || parsed instanceof ClassType) {
      return parsed;
    }
    throw new EvaluationException(
        "NOT_CATALOG_TYPE",
        "Illegal relationship operand, can not form a relationship with something of type "
            + Types.inferGeneric(parsed)
            + ". A Catalog type is required.");
  }

  void evaluate() {
    for (Pair pair : pairs) {
      for (String source : ends(pair.source(), true)) {
        relate(source, ends(pair.target(), false), pair);
      }
    }
  }

  private static List<String> ends(Object end, boolean left) {
    if (!(end instanceof CollectorValue value)) {
      return List.of(References.text(end));
    }
    List<String> references = new ArrayList<>();
    for (Declaration declaration : value.collector().collected()) {
      references.add(declaration.resource().ref());
    }
    if (references.isEmpty() && left) {
      for (Object alternative : value.collector().emptyAlternative()) {
        references.addAll(ends(alternative, true));
      }
    }
    return references;
  }

  private void relate(String sourceRef, List<String> targetRefs, Pair pair) {
    if (targetRefs.isEmpty()) {
      return;
    }
    Resource source = find(sourceRef);
    if (source == null) {
      throw unknown(
          pair,
          "Could not find resource '"
              + sourceRef
              + "' for relationship on '"
              + targetRefs.get(0)
              + "'");
    }
    Declaration declaration = Declaration.of(source);
    List<Object> references = new ArrayList<>();
    Setting current = declaration.setting(pair.parameter());
    if (current != null && current.value() != Undef.UNDEF) {
      references.addAll(current.value() instanceof List<?> list ? list : List.of(current.value()));
    }
    for (String targetRef : targetRefs) {
      if (find(targetRef) == null) {
        throw unknown(
            pair,
            "Could not find resource '"
                + targetRef
                + "' for relationship from '"
                + sourceRef
                + "'");
      }
      references.add(targetRef);
    }
    declaration.set(
        current != null
            ? current.extended(references, pair.origin())
            : new Setting(
                pair.parameter(), references, declaration.source(), null, 0, false, pair.origin()));
  }

  private static CompileException unknown(Pair pair, String message) {
    return pair.frame().failure(pair.pos(), "UNKNOWN_RESOURCE", message);
  }

  private @Nullable Resource find(String reference) {
    try {
      return resource(reference);
    } catch (EvaluationException e) {
      throw new CompileException(e.code(), e.getMessage());
    }
  }

  /** Nearly all references are written as the catalog writes them. */
  private @Nullable Resource resource(String reference) {
    Resource found = compilation.catalog().find(reference);
    return found != null ? found : compilation.catalog().find(References.canonical(reference));
  }

  /** Fails when a relationship parameter names what is not in the catalog. */
  void checkTargets() {
    for (Declaration declaration : compilation.resources().declarations()) {
      if (!declaration.isRelated() || declaration.resource().virtual()) {
        continue;
      }
      for (Setting setting : declaration.settings()) {
        if (MetaParameters.isRelationship(setting.name())) {
          checkTargets(setting, setting.value());
        }
      }
    }
  }

  private void checkTargets(Setting setting, Object value) {
    if (value instanceof List<?> list) {
      list.forEach(each -> checkTargets(setting, each));
      return;
    }
    if (value == Undef.UNDEF) {
      return;
    }
    String reference = References.text(value);
    @Nullable Resource found;
    try {
      found = resource(reference);
    } catch (EvaluationException e) {
      throw failure(setting, e.code(), e.getMessage());
    }
    if (found == null) {
      throw failure(
          setting,
          "UNKNOWN_RESOURCE",
          "Could not find resource '" + reference + "' in parameter '" + setting.name() + "'");
    }
  }

  private static CompileException failure(Setting setting, String code, String message) {
    return new CompileException(code, message, setting.file(), setting.line(), 0, null);
  }
}
