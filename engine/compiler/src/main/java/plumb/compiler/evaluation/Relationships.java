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

  /**
   * One end of an arrow.
   *
   * @param found what a collector found; null for a reference, which is still to be looked for
   */
  private record End(String reference, @Nullable Declaration found) {}

  void evaluate() {
    for (Pair pair : pairs) {
      List<End> sources = ends(pair.source(), true);
      List<End> targets = sources.isEmpty() ? List.of() : ends(pair.target(), false);
      if (!targets.isEmpty()) {
        relate(sources, targets, pair);
      }
    }
  }

  private static List<End> ends(Object end, boolean left) {
    if (!(end instanceof CollectorValue value)) {
      return List.of(new End(References.text(end), null));
    }
    List<Declaration> collected = value.collector().collected();
    List<End> ends = new ArrayList<>(collected.size());
    for (Declaration declaration : collected) {
      ends.add(new End(declaration.resource().ref(), declaration));
    }
    if (ends.isEmpty() && left) {
      for (Object alternative : value.collector().emptyAlternative()) {
        ends.addAll(ends(alternative, true));
      }
    }
    return ends;
  }

  private void relate(List<End> sources, List<End> targets, Pair pair) {
    List<Object> references = new ArrayList<>(targets.size());
    Origin origin = pair.origin();
    for (End source : sources) {
      Declaration declaration = declaration(source);
      if (declaration == null) {
        throw unknown(
            pair,
            "Could not find resource '"
                + source.reference()
                + "' for relationship on '"
                + targets.get(0).reference()
                + "'");
      }
      if (references.isEmpty()) {
        for (End target : targets) {
          requireFound(target, source, pair);
          references.add(target.reference());
        }
      }
      add(declaration, references, pair.parameter(), origin);
    }
  }

  private void requireFound(End target, End source, Pair pair) {
    if (declaration(target) == null) {
      throw unknown(
          pair,
          "Could not find resource '"
              + target.reference()
              + "' for relationship from '"
              + source.reference()
              + "'");
    }
  }

  private static void add(
      Declaration declaration, List<Object> references, String parameter, Origin origin) {
    Setting current = declaration.setting(parameter);
    List<Object> all = new ArrayList<>();
    if (current != null && current.value() != Undef.UNDEF) {
      all.addAll(current.value() instanceof List<?> list ? list : List.of(current.value()));
    }
    all.addAll(references);
    declaration.set(
        current != null
            ? current.extended(all, origin)
            : new Setting(parameter, all, declaration.source(), null, 0, false, origin));
  }

  private static CompileException unknown(Pair pair, String message) {
    return pair.frame().failure(pair.pos(), "UNKNOWN_RESOURCE", message);
  }

  private @Nullable Declaration declaration(End end) {
    if (end.found() != null) {
      return end.found();
    }
    try {
      Resource found = resource(end.reference());
      return found == null ? null : Declaration.of(found);
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
