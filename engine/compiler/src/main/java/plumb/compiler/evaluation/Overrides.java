package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import plumb.catalog.Origin;
import plumb.catalog.Resource;
import plumb.compiler.evaluation.Strictness.Level;
import plumb.compiler.program.Frame;
import plumb.compiler.program.ResourceOverride;
import plumb.values.EvaluationException;
import plumb.values.Wording;
import plumb.values.types.ResourceType;

/**
 * Parameters that are set on resources from elsewhere; those of resources that are not declared yet
 * wait.
 */
final class Overrides {
  private final Compilation compilation;
  private final Map<String, List<Pending>> pending = new LinkedHashMap<>();

  private record Pending(List<Setting> settings, Definer source, Frame frame, int pos) {}

  Overrides(Compilation compilation) {
    this.compilation = compilation;
  }

  /** Evaluates an override expression; returns what its references are. */
  Object evaluate(ResourceOverride expression, Frame f) {
    Object references = expression.resources().eval(f);
    List<Setting> settings =
        new ResourceBodies(f).settings(expression.attributes(), Origin.Kind.OVERRIDE);
    Definer by = ((DefinitionScope) f.scope()).definer();
    for (Object reference : Compilation.flattened(references)) {
      if (!(reference instanceof ResourceType type) || type.typeName() == null) {
        throw f.failure(
            expression.pos(),
            "ILLEGAL_OVERRIDDEN_TYPE",
            "Resource Override can only operate on resources, got: " + Wording.label(reference));
      }
      if (type.title() == null) {
        throw f.failure(
            expression.pos(),
            "RUNTIME_ERROR",
            "No title provided and :"
                + ResourceNames.canonical(type.typeName())
                + " is not a valid resource reference");
      }
      apply(type.typeName(), type.title(), settings, by, f, expression.pos());
    }
    return references;
  }

  /** Overrides now, or when the resource gets declared. */
  void apply(
      String type, String title, Collection<Setting> settings, Definer by, Frame f, int pos) {
    String reference = ResourceNames.capitalize(type.toLowerCase(Locale.ROOT)) + "[" + title + "]";
    requireUnique(settings, reference, f, pos);
    Declaration target = compilation.resources().find(type, title);
    if (target == null) {
      pending
          .computeIfAbsent(reference, unused -> new ArrayList<>())
          .add(new Pending(List.copyOf(settings), by, f, pos));
      return;
    }
    merge(target, settings, by, f, pos);
  }

  private static void requireUnique(
      Collection<Setting> settings, String reference, Frame f, int pos) {
    Set<String> names = new HashSet<>();
    for (Setting setting : settings) {
      if (!names.add(setting.name())) {
        throw f.failure(
            pos,
            "DUPLICATE_PARAMETER",
            "Duplicate parameter '" + setting.name() + "' for on " + reference);
      }
    }
  }

  private void merge(
      Declaration target, Collection<Setting> settings, Definer by, Frame f, int pos) {
    try {
      if (target.isEvaluated()) {
        reportEvaluated(target.resource(), f, pos);
      }
      target.merge(compilation.formerSettings().renamed(target, settings), by);
    } catch (EvaluationException e) {
      throw f.located(e, pos);
    }
  }

  private void reportEvaluated(Resource resource, Frame f, int pos) {
    Level strict = compilation.environment().strictness().doubtful();
    if (strict == Level.OFF) {
      return;
    }
    String declared =
        resource.file() == null
            ? ""
            : ", defined at (file: " + resource.file() + ", line: " + resource.line() + "),";
    String message =
        "Attempt to override an already evaluated resource" + declared + " with new values";
    if (strict == Level.ERROR) {
      throw f.failure(pos, "LATE_OVERRIDE", message);
    }
    String place = new CallSite(compilation, f, pos).place();
    compilation.log("warning", message + " " + place, f, pos);
  }

  /** Applies what waited for a resource. */
  void applyPending(Declaration declaration) {
    List<Pending> waiting = pending.isEmpty() ? null : pending.remove(declaration.resource().ref());
    if (waiting != null) {
      for (Pending each : waiting) {
        merge(declaration, each.settings(), each.source(), each.frame(), each.pos());
      }
    }
  }

  void checkNoneIsLeft() {
    if (!pending.isEmpty()) {
      Pending first = pending.values().iterator().next().get(0);
      throw first
          .frame()
          .failure(
              first.pos(),
              "UNKNOWN_RESOURCE",
              "Could not find resource(s) "
                  + String.join(", ", pending.keySet())
                  + " for overriding");
    }
  }
}
