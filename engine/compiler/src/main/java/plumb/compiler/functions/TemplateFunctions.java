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
import plumb.compiler.evaluation.ScopeFunction;
import plumb.compiler.program.Frame;
import plumb.compiler.program.NamedArguments;
import plumb.compiler.program.Param;
import plumb.compiler.program.Source;
import plumb.compiler.program.TemplateOutput;
import plumb.compiler.program.Unit;
import plumb.compiler.snapshot.Definitions;
import plumb.values.EvaluationException;
import plumb.values.Undef;
import plumb.values.types.Mismatch;
import plumb.values.types.StringType;

/** {@code epp} and {@code inline_epp}. */
final class TemplateFunctions {
  private TemplateFunctions() {}

  static @Nullable ScopeFunction find(String name) {
    return switch (name) {
      case "epp" -> (site, args, block) -> epp(site, args);
      case "inline_epp" -> (site, args, block) -> inlineEpp(site, args);
      default -> null;
    };
  }

  private static Object epp(CallSite site, List<Object> args) {
    String reference = text("epp", args);
    Definitions definitions = site.compilation().environment().definitions();
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
      return render("epp", site, source, scope, null, args);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable Source template(
      Definitions definitions, String reference, String fileReference) throws IOException {
    Path file = Files.find(definitions.snapshot(), fileReference, "templates");
    return file == null
        ? null
        : definitions.template(file, Files.moduleName(definitions.snapshot(), reference));
  }

  private static Object inlineEpp(CallSite site, List<Object> args) {
    Unit unit =
        site.compilation().environment().definitions().inlineTemplate(text("inline_epp", args));
    Source source = new Source(unit, null, site.scope().moduleName());
    return render("inline_epp", site, source, site.scope(), site.frame(), args);
  }

  private static String text(String function, List<Object> args) {
    if (args.isEmpty() || args.size() > 2) {
      String given = args.isEmpty() ? "none" : String.valueOf(args.size());
      throw new EvaluationException(
          "ARGUMENT_MISMATCH",
          "'" + function + "' expects between 1 and 2 arguments, got " + given);
    }
    if (!(args.get(0) instanceof String text)) {
      throw new EvaluationException(
          "ARGUMENT_MISMATCH",
          "'"
              + function
              + "' "
              + Mismatch.describe("parameter 'path'", StringType.STRING, args.get(0)));
    }
    return text;
  }

  private static Object render(
      String function,
      CallSite site,
      Source source,
      DefinitionScope scope,
      @Nullable Frame outer,
      List<Object> args) {
    Unit unit = source.unit();
    Frame frame = new Frame(site.compilation(), source, scope, outer, unit.main());
    Map<String, Object> given = arguments(function, args);
    if (unit.templateParamsDeclared() || args.size() < 2) {
      bind(frame, unit, given);
    } else {
      given.forEach(frame::define);
    }
    TemplateOutput output = frame.startOutput();
    Object unused = unit.main().code().eval(frame);
    return output.result();
  }

  private static Map<String, Object> arguments(String function, List<Object> args) {
    Map<String, Object> given = new LinkedHashMap<>();
    if (args.size() > 1 && args.get(1) != Undef.UNDEF) {
      if (!(args.get(1) instanceof Map<?, ?> map)) {
        throw new EvaluationException(
            "ARGUMENT_MISMATCH",
            function
                + "(): the template_args must be a Hash, got a "
                + plumb.values.types.Types.inferGeneric(args.get(1)));
      }
      map.forEach((key, value) -> given.put(String.valueOf(key), value));
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
    String problems = NamedArguments.problems("lambda", params, given, frame);
    if (!problems.isEmpty()) {
      throw new EvaluationException("PARAMETER_MISMATCH", problems);
    }
  }
}
