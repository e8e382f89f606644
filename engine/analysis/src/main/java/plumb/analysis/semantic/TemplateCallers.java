package plumb.analysis.semantic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.Call;
import plumb.compiler.program.Expr;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.program.Literal;
import plumb.compiler.program.Unit;
import plumb.compiler.program.UnitReader;
import plumb.compiler.snapshot.Module;
import plumb.dsl.source.SourceText;

/** Which codes of a module render which of its ERB templates. Immutable. */
final class TemplateCallers {
  private final Map<String, List<Code>> callers = new HashMap<>();
  private final Set<String> namedElsewhere = new HashSet<>();
  private boolean certain = true;

  TemplateCallers(Module module, Project project) {
    Path manifests = module.directory().resolve("manifests");
    try {
      for (Path file : ModuleFiles.below(manifests)) {
        if (!file.toString().endsWith(".pp")) {
          continue;
        }
        String text = Files.readString(file);
        Unit unit = project.reader().read(text, file.toString(), UnitReader.Syntax.MANIFEST);
        Program program = Program.of(new SourceText(file.toString(), text), unit, module, project);
        program.codes().forEach(this::add);
      }
    } catch (IOException | InvalidSourceException e) {
      certain = false;
    }
  }

  private void add(Code code) {
    Set<Expr> called = new HashSet<>();
    for (Call call : code.all(Call.class)) {
      if (call.name().equals("template") || call.name().equals("inline_template")) {
        for (Expr argument : call.args()) {
          String path = Literals.text(argument);
          if (path == null) {
            certain &= call.name().equals("inline_template");
          } else {
            called.add(argument);
            callers.computeIfAbsent(path, one -> new ArrayList<>()).add(code);
          }
        }
      }
    }
    for (Literal literal : code.all(Literal.class)) {
      if (literal.value() instanceof String text
          && text.contains("/")
          && !called.contains(literal)) {
        namedElsewhere.add(text);
      }
    }
  }

  /** The codes that render a template; null when they are not all known. */
  @Nullable List<Code> of(String template) {
    return certain && !namedElsewhere.contains(template) ? callers.get(template) : null;
  }
}
