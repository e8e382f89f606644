package plumb.compiler.evaluation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;
import plumb.catalog.schema.MetaParameters;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.program.Body;
import plumb.compiler.program.Expr;
import plumb.compiler.program.Frame;
import plumb.compiler.program.NamedArguments;
import plumb.compiler.program.Param;
import plumb.compiler.program.Source;
import plumb.values.EvaluationException;
import plumb.values.Held;
import plumb.values.Jump;
import plumb.values.TimeLimit;
import plumb.values.Undef;

/**
 * Runs the bodies of classes and defined types: binds their parameters, checks types, evaluates the
 * code.
 */
final class Bodies {
  private final Compilation compilation;

  Bodies(Compilation compilation) {
    this.compilation = compilation;
  }

  /**
   * Binds parameters from settings, data and defaults, in this order, and leaves the frame ready to
   * run.
   */
  Frame bind(
      Declaration declaration,
      DefinitionScope scope,
      Source source,
      List<Param> params,
      Body body) {
    TimeLimit.check();
    Frame frame = new Frame(compilation, source, scope, null, body);
    scope.setFrame(frame);
    int bound = 0;
    for (int i = 0; i < params.size(); i++) {
      Setting setting = declaration.setting(params.get(i).name());
      if (setting != null) {
        frame.setSlot(i, setting.value());
        bound++;
      }
    }
    if (bound < declaration.settings().size()) {
      defineOthers(declaration, params, frame);
    }
    frame.startBinding(declaration.toString(), params.size());
    bindDefaults(declaration, scope, source, params, frame);
    frame.endBinding();
    check(declaration, params, frame);
    return frame;
  }

  /** Metaparameters, and what {@link #check} is going to refuse, are variables too. */
  private static void defineOthers(Declaration declaration, List<Param> params, Frame frame) {
    Set<String> names = new HashSet<>();
    params.forEach(param -> names.add(param.name()));
    for (Setting setting : declaration.settings()) {
      String name = setting.name();
      if (!names.contains(name) && !name.equals("name") && !name.equals("title")) {
        frame.define(name, setting.value());
      }
    }
  }

  private void bindDefaults(
      Declaration declaration,
      DefinitionScope scope,
      Source source,
      List<Param> params,
      Frame frame) {
    for (int i = 0; i < params.size(); i++) {
      Param param = params.get(i);
      Expr defaultValue = param.defaultValue();
      Object current = frame.slot(i);
      if (defaultValue != null && (current == null || current == Undef.UNDEF)) {
        Object value = Held.copy(frame.defaultValue(i, defaultValue));
        int line = source.unit().line(param.pos());
        Origin origin = Origin.parameterDefault(source.path(), line);
        Setting setting =
            new Setting(param.name(), value, scope.definer(), source.path(), line, false, origin);
        frame.setSlot(i, setting.value());
        declaration.set(setting);
      }
    }
  }

  private void check(Declaration declaration, List<Param> params, Frame frame) {
    int given = 0;
    for (Setting setting : declaration.settings()) {
      given += isArgument(setting.name()) ? 1 : 0;
    }
    boolean fits =
        NamedArguments.fit(
            params, i -> isArgument(params.get(i).name()) ? frame.slot(i) : null, given, frame);
    if (!fits) {
      requireNoProblems(declaration, params, frame);
    }
    for (int i = 0; i < params.size(); i++) {
      if (frame.slot(i) == null) {
        frame.setSlot(i, Undef.UNDEF);
      }
    }
  }

  private static boolean isArgument(String name) {
    return !MetaParameters.contains(name) && !name.equals("name") && !name.equals("title");
  }

  private void requireNoProblems(Declaration declaration, List<Param> params, Frame frame) {
    Map<String, Object> given = new LinkedHashMap<>();
    for (Setting setting : declaration.settings()) {
      if (isArgument(setting.name())) {
        given.put(setting.name(), setting.value());
      }
    }
    String problems = NamedArguments.problems(declaration.toString(), params, given, frame);
    if (!problems.isEmpty()) {
      EvaluationException mismatch = new EvaluationException("PARAMETER_MISMATCH", problems);
      String hint = whereDataIsWrong(declaration, params, frame);
      throw hint == null ? mismatch : mismatch.withHint(hint);
    }
  }

  /** Where the values are written that data gives and that are not of their parameter's type. */
  private @Nullable String whereDataIsWrong(
      Declaration declaration, List<Param> params, Frame frame) {
    List<String> hints = new ArrayList<>();
    for (Param param : params) {
      Setting setting = declaration.setting(param.name());
      Origin origin = setting == null ? null : setting.origin();
      if (setting != null
          && origin != null
          && origin.kind() == Origin.Kind.DATA
          && !compilation.declaredType(param.type(), frame).isInstance(setting.value())) {
        hints.add("the value of $" + param.name() + " comes from " + places(origin));
      }
    }
    return hints.isEmpty() ? null : String.join("\n      ", hints);
  }

  private static String places(Origin origin) {
    List<Origin> sources = origin.sources().isEmpty() ? List.of(origin) : origin.sources();
    return sources.stream().map(Origin::toString).collect(Collectors.joining(" and "));
  }

  /** Runs the body of a class or defined type; {@code return} and {@code next} end it. */
  static void run(Frame frame, Body body) {
    try {
      Object unused = body.run(frame);
    } catch (Jump.Return | Jump.Next end) {
      // The body is left early; its value is not used.
    }
  }

  /** Fills in parameters from data: those that are not set, or set to undef. */
  void bindData(Declaration declaration, String className, List<Param> params, CallSite site) {
    Map<String, Deprecation> deprecated = compilation.deprecations().of(className).parameters();
    for (Param param : params) {
      Setting setting = declaration.setting(param.name());
      if (setting != null && setting.value() != Undef.UNDEF) {
        continue;
      }
      Deprecation rename = deprecated.isEmpty() ? null : deprecated.get(param.name());
      if (rename != null && rename.renamedTo() != null) {
        // Data for it is data for the new parameter.
        continue;
      }
      ParameterData.@Nullable Bound bound =
          compilation.data().find(className + "::" + param.name(), site);
      if (bound != null && !(bound.value() == Undef.UNDEF && param.defaultValue() != null)) {
        declaration.set(setting(declaration, param.name(), bound));
      }
    }
    if (!deprecated.isEmpty()) {
      site.scope().setFormerNames(formerNames(deprecated));
      compilation.formerSettings().checkData(declaration, deprecated, site);
    }
  }

  private static Set<String> formerNames(Map<String, Deprecation> deprecated) {
    return deprecated.values().stream()
        .filter(each -> each.renamedTo() != null)
        .map(each -> each.subject().parameter())
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static Setting setting(Declaration declaration, String name, ParameterData.Bound bound) {
    Origin origin = bound.origin();
    return new Setting(
        name,
        bound.value(),
        declaration.source(),
        origin == null ? null : origin.file(),
        origin == null ? 0 : origin.line(),
        false,
        origin);
  }
}
