package plumb.compiler.parity;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Catalog;
import plumb.catalog.json.CatalogJson;
import plumb.catalog.json.ValueJson;
import plumb.compiler.Compiler;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.EnvironmentOptions;
import plumb.compiler.evaluation.Compilation;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.evaluation.Strictness.Level;
import plumb.compiler.lower.LoweringReader;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.Frame;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.program.Source;
import plumb.compiler.program.Unit;
import plumb.compiler.program.UnitReader;
import plumb.dsl.source.Diagnostic;
import plumb.values.EvaluationException;
import plumb.values.Jump;
import plumb.values.TypeText;
import plumb.values.Undef;
import plumb.values.types.Types;

/** Plumb's own compiler, asked as the reference is. */
final class OwnCompiler {
  private final Environment environment;

  private OwnCompiler(Environment environment) {
    this.environment = environment;
  }

  /** Compiles the environment {@code production} below {@code environmentPath}. */
  static Outcome compile(ParityCase input, Path environmentPath) throws IOException {
    boolean strictVariables = Boolean.TRUE.equals(input.settings().get("strict_variables"));
    Object strict = input.settings().getOrDefault("strict", "warning");
    try {
      Level level = Level.valueOf(String.valueOf(strict).toUpperCase(Locale.ROOT));
      Strictness strictness = Strictness.of(level, strictVariables);
      // An environment that says where its modules are is asked.
      @Nullable List<Path> modulePath =
          input.files().containsKey("environment.conf") ? null : List.of();
      return of(environmentPath, modulePath, strictness).compile(input);
    } catch (InvalidSourceException e) {
      return invalid(e, List.of());
    } catch (CompileException e) {
      return new Outcome(null, failure(e), List.of());
    }
  }

  /** Returns a compiler whose environment serves many compiles. */
  static OwnCompiler of(
      Path environmentPath, @Nullable List<Path> modulePath, Strictness strictness)
      throws IOException {
    return new OwnCompiler(
        new EnvironmentLoader(new LoweringReader())
            .load(options(environmentPath.resolve("production"), modulePath, strictness)));
  }

  /** The same, but with every Ruby function of a module run as Ruby. */
  static OwnCompiler withoutNativeVersions(Path environmentPath) throws IOException {
    Path directory = environmentPath.resolve("production");
    return new OwnCompiler(
        new EnvironmentLoader(new LoweringReader())
            .load(
                new EnvironmentOptions(
                    "production",
                    directory,
                    List.of(directory.resolve("modules")),
                    null,
                    null,
                    null,
                    Strictness.PUPPET_7,
                    false)));
  }

  Outcome compile(ParityCase input) {
    CompileLog log = new CompileLog();
    try {
      Catalog catalog = new Compiler(environment).compile(node(input), log).catalog();
      return new Outcome(object(CatalogJson.text(catalog, true, false)), null, logs(log, false));
    } catch (InvalidSourceException e) {
      return invalid(e, logs(log, false));
    } catch (CompileException e) {
      return new Outcome(null, failure(e), logs(log, false));
    } catch (EvaluationException e) {
      return new Outcome(
          null, new Outcome.Failure(e.getMessage(), e.code(), null, 0, 0), logs(log, false));
    } catch (RuntimeException | StackOverflowError e) {
      return new Outcome(null, defect(e), logs(log, false));
    }
  }

  private static Outcome invalid(InvalidSourceException e, List<List<String>> logs) {
    List<Outcome.Failure> mistakes = e.diagnostics().stream().map(OwnCompiler::failure).toList();
    return new Outcome(null, mistakes.get(0), mistakes, logs, Set.of());
  }

  /** Evaluates a text at top scope, after a compile of the environment's manifests. */
  Answer evaluate(String expression, NodeInput node) {
    CompileLog log = new CompileLog();
    try (Compilation compilation = new Compilation(environment, node, log)) {
      Catalog unused = compilation.run();
      Unit unit = new LoweringReader().read(expression, null, UnitReader.Syntax.MANIFEST);
      Frame frame =
          new Frame(
              compilation, new Source(unit, null, null), compilation.topScope(), null, unit.main());
      Object value = unit.main().code().eval(frame);
      return print(value, logs(log, true));
    } catch (InvalidSourceException e) {
      return new Answer(null, failure(e.diagnostics().get(0)), logs(log, true));
    } catch (CompileException e) {
      return new Answer(null, failure(e), logs(log, true));
    } catch (Jump e) {
      Outcome.Failure illegal =
          new Outcome.Failure(e.getMessage(), "ILLEGAL_JUMP", e.file(), e.line(), 0);
      return new Answer(null, illegal, logs(log, true));
    } catch (RuntimeException | StackOverflowError e) {
      return new Answer(null, defect(e), logs(log, true));
    }
  }

  /** A type of a regular expression that is none shows it only in its text. */
  private static Answer print(Object value, List<List<String>> logs) {
    try {
      return new Answer(SourceText.of(value) + " : " + TypeText.of(Types.infer(value)), null, logs);
    } catch (EvaluationException e) {
      Outcome.Failure unprintable = new Outcome.Failure(e.getMessage(), e.code(), null, 0, 0);
      return new Answer(null, unprintable, logs);
    }
  }

  /** A defect of ours: it must show as a difference, with the place to look at. */
  private static Outcome.Failure defect(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    String at = trace.length == 0 ? "" : " at " + trace[0];
    return new Outcome.Failure("DEFECT " + e + at, "DEFECT", null, 0, 0);
  }

  private static EnvironmentOptions options(
      Path environment, @Nullable List<Path> modulePath, Strictness strictness) {
    @Nullable List<Path> modules = null;
    if (modulePath != null) {
      modules = new ArrayList<>();
      modules.add(environment.resolve("modules"));
      modules.addAll(modulePath);
    }
    return new EnvironmentOptions("production", environment, modules, null, null, null, strictness);
  }

  private static NodeInput node(ParityCase input) {
    Map<String, Map<String, Object>> classes = new LinkedHashMap<>();
    if (input.classes() instanceof List<?> names) {
      names.forEach(name -> classes.put(String.valueOf(name), Map.of()));
    } else {
      map(input.classes())
          .forEach(
              (name, parameters) ->
                  classes.put(name, parameters == Undef.UNDEF ? Map.of() : map(parameters)));
    }
    return node(input.node(), input.facts(), input.trusted(), input.parameters(), classes);
  }

  static NodeInput node(
      String name,
      Map<String, Object> facts,
      Map<String, Object> trusted,
      Map<String, Object> parameters,
      Map<String, Map<String, Object>> classes) {
    return new NodeInput(
        name,
        facts,
        trusted,
        Map.of("serverversion", "7.23.0", "servername", "reference", "environment", "production"),
        parameters,
        classes);
  }

  private static Outcome.Failure failure(CompileException e) {
    return new Outcome.Failure(e.getMessage(), e.code(), e.file(), e.line(), e.column());
  }

  private static Outcome.Failure failure(Diagnostic diagnostic) {
    return new Outcome.Failure(
        diagnostic.message(),
        diagnostic.code(),
        diagnostic.source().path(),
        diagnostic.source().line(diagnostic.offset()),
        diagnostic.source().column(diagnostic.offset()));
  }

  private static List<List<String>> logs(CompileLog log, boolean detailed) {
    List<List<String>> logs = new ArrayList<>();
    for (CompileLog.Entry entry : log.entries()) {
      boolean detail = entry.level().equals("debug") || entry.level().equals("info");
      if (detailed || !detail) {
        String code = entry.code() == null ? "" : entry.code();
        logs.add(List.of(entry.level(), entry.message(), code));
      }
    }
    return logs;
  }

  private static Map<String, Object> object(String json) {
    return map(ValueJson.parse(json));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
