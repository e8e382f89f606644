package plumb.compiler.functions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.CallSite;
import plumb.compiler.evaluation.DefinitionScope;
import plumb.compiler.program.Frame;
import plumb.compiler.program.NamedArguments;
import plumb.compiler.program.Param;
import plumb.compiler.program.Source;
import plumb.compiler.program.TemplateOutput;
import plumb.compiler.program.Unit;
import plumb.compiler.snapshot.Definitions;
import plumb.compiler.snapshot.Templates;
import plumb.values.EvaluationException;
import plumb.values.Undef;
import plumb.values.functions.Function;
import plumb.values.functions.Overloads;

/** {@code epp} and {@code inline_epp}. */
final class TemplateFunctions {
  private static final String PARAMETERS = "Hash[Pattern[/^\\w+$/], Any] parameters?";

  private TemplateFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "epp" ->
          Overloads.named(name)
              .on("String path, " + PARAMETERS, (args, block, site) -> epp((CallSite) site, args));
      case "inline_epp" ->
          Overloads.named(name)
              .on(
                  "String template, " + PARAMETERS,
                  (args, block, site) -> inlineEpp((CallSite) site, args));
      default -> null;
    };
  }

  private static Object epp(CallSite site, List<Object> args) {
    Definitions definitions = site.compilation().environment().definitions();
    String reference = (String) args.get(0);
    try {
      Source source = template(definitions, reference, reference);
      if (source == null) {
        source = template(definitions, reference, reference + ".epp");
      }
      if (source == null) {
        throw new EvaluationException(
            "MISSING_TEMPLATE", "Could not find template '" + reference + "'");
      }
      DefinitionScope scope = site.compilation().globalScope(site.scope());
      return render(site, source, scope, null, args);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Source template(
      Definitions definitions, String reference, String fileReference) throws IOException {
    Path file = Paths.find(definitions.snapshot(), fileReference, "templates");
    return file == null
        ? null
        : definitions.templates().file(file, Paths.moduleName(definitions.snapshot(), reference));
  }

  private static Object inlineEpp(CallSite site, List<Object> args) {
    Unit unit =
        site.compilation().environment().definitions().templates().inline((String) args.get(0));
    Source source = new Source(unit, Templates.INLINE, site.scope().moduleName());
    return site.compilation()
        .deprecations()
        .within(
            Templates.INLINE,
            site.origin(),
            () -> render(site, source, site.scope(), site.frame(), args));
  }

  private static Object render(
      CallSite site,
      Source source,
      DefinitionScope scope,
      @Nullable Frame outer,
      List<Object> args) {
    Unit unit = source.unit();
    Frame frame = new Frame(site.compilation(), source, scope, outer, unit.main());
    Map<String, Object> given = arguments(args);
    if (unit.templateParamsDeclared() || args.size() < 2) {
      bind(frame, unit, given);
    } else {
      given.forEach(frame::define);
    }
    TemplateOutput output = frame.startOutput();
    Object unused = unit.main().code().eval(frame);
    return output.result();
  }

  private static Map<String, Object> arguments(List<Object> args) {
    Map<String, Object> given = new LinkedHashMap<>();
    if (args.size() > 1) {
      ((Map<?, ?>) args.get(1)).forEach((key, value) -> given.put((String) key, value));
    }
    return given;
  }

  private static void bind(Frame frame, Unit unit, Map<String, Object> given) {
    List<Param> params = unit.templateParams();
    for (int i = 0; i < params.size(); i++) {
      Param param = params.get(i);
      Object value = given.get(param.name());
      if ((value == null || value == Undef.UNDEF) && param.defaultValue() != null) {
        value = param.defaultValue().eval(frame);
        given.put(param.name(), value);
      }
      if (value != null) {
        frame.setSlot(i, value);
      }
    }
    boolean fits =
        NamedArguments.fit(params, i -> given.get(params.get(i).name()), given.size(), frame);
    String problems = fits ? "" : NamedArguments.problems("lambda", params, given, frame);
    if (!problems.isEmpty()) {
      throw new EvaluationException("PARAMETER_MISMATCH", problems);
    }
  }
}
