package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import plumb.compiler.program.Frame;
import plumb.values.EvaluationException;

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

  /** Overrides now, or when the resource gets declared. */
  void apply(
      String type, String title, Collection<Setting> settings, Definer by, Frame f, int pos) {
    Declaration target = compilation.resources().find(type, title);
    if (target == null) {
      String reference =
          ResourceNames.capitalize(type.toLowerCase(Locale.ROOT)) + "[" + title + "]";
      pending
          .computeIfAbsent(reference, unused -> new ArrayList<>())
          .add(new Pending(List.copyOf(settings), by, f, pos));
      return;
    }
    merge(target, settings, by, f, pos);
  }

  private void merge(
      Declaration target, Collection<Setting> settings, Definer by, Frame f, int pos) {
    try {
      if (target.isEvaluated()) {
        compilation.log(
            "warning",
            "Attempt to override an already evaluated resource, " + target + ", with new values",
            f,
            pos);
      }
      target.merge(settings, by);
    } catch (EvaluationException e) {
      throw f.located(e, pos);
    }
  }

  /** Applies what waited for a resource. */
  void applyPending(Declaration declaration) {
    List<Pending> waiting = pending.remove(declaration.resource().ref());
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
