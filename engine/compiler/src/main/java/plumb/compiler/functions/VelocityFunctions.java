package plumb.compiler.functions;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.CallSite;
import plumb.compiler.inputs.Input.Kind;
import plumb.compiler.inputs.Inputs;
import plumb.compiler.snapshot.Snapshot;
import plumb.compiler.velocity.VelocityTemplates;
import plumb.values.EvaluationException;
import plumb.values.functions.Function;
import plumb.values.functions.Overloads;

/** {@code velocity} and {@code inline_velocity}; the engine starts with the first template. */
final class VelocityFunctions {
  private static final String PARAMETERS = "Hash[Pattern[/^[A-Za-z]\\w*$/], Any] parameters?";

  private final Snapshot snapshot;
  private @Nullable VelocityTemplates templates;

  VelocityFunctions(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  @Nullable Function find(String name) {
    Inputs.note(Kind.TEMPLATES);
    return switch (name) {
      case "velocity" ->
          Overloads.named(name)
              .on("String path, " + PARAMETERS, (args, block, site) -> file(args, (CallSite) site));
      case "inline_velocity" ->
          Overloads.named(name)
              .on(
                  "String template, " + PARAMETERS,
                  (args, block, site) ->
                      templates()
                          .renderText((String) args.get(0), parameters(args), (CallSite) site));
      default -> null;
    };
  }

  private Object file(List<Object> args, CallSite site) {
    String name = (String) args.get(0);
    VelocityTemplates known = templates();
    String found = known.exists(name) ? name : name + ".vm";
    if (!known.exists(found)) {
      throw new EvaluationException("MISSING_TEMPLATE", "Could not find template '" + name + "'");
    }
    return known.render(found, parameters(args), site);
  }

  private static Map<?, ?> parameters(List<Object> args) {
    return args.size() > 1 ? (Map<?, ?>) args.get(1) : Map.of();
  }

  private synchronized VelocityTemplates templates() {
    if (templates == null) {
      templates = new VelocityTemplates(snapshot, name -> Paths.find(snapshot, name, "templates"));
    }
    return templates;
  }
}
