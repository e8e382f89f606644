package plumb.analysis.semantic.checks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.Literals;
import plumb.analysis.semantic.Program;
import plumb.compiler.program.Call;
import plumb.compiler.program.Expr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.NamedVar;
import plumb.compiler.program.SlotVar;
import plumb.compiler.snapshot.Module;

/** What may read the variables of a code: itself, templates, other manifests, Ruby and data. */
final class Readers {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("\\W+");
  private static final Set<String> OF_ALL =
      Set.of("inline_template", "inline_epp", "getvar", "dump_args", "dump_params", "fqdn_rotate");

  private final Program program;
  private final Code code;
  private final Set<String> mentioned = new HashSet<>();
  private final Set<Module> templateModules = new HashSet<>();

  Readers(Program program, Code code) {
    this.program = program;
    this.code = code;
    for (Expr expression : code.all()) {
      if (expression instanceof SlotVar variable) {
        mentioned.add(variable.name());
      } else if (expression instanceof NamedVar variable) {
        mentioned.add(variable.name());
      } else if (expression instanceof Literal literal && literal.value() instanceof String text) {
        mentioned.addAll(List.of(BETWEEN_WORDS.split(text)));
      } else if (expression instanceof Call call && call.name().equals("template")) {
        call.args().forEach(this::addTemplateModule);
      }
    }
  }

  private void addTemplateModule(Expr template) {
    String path = Literals.text(template);
    Module module =
        path == null ? null : program.project().snapshot().module(path.replaceAll("/.*", ""));
    if (module != null) {
      templateModules.add(module);
    }
  }

  /** Whether it is not known what reads the variables, as with templates that are texts. */
  boolean areUnknown() {
    return program.module() == null
        || code.all(Call.class).stream().anyMatch(Readers::readsAnything)
        || code.kind() == Code.Kind.CLASS && program.project().texts().hasHeirs(code.name());
  }

  private static boolean readsAnything(Call call) {
    return OF_ALL.contains(call.name())
        || call.name().equals("template")
            && call.args().stream().anyMatch(argument -> !(argument instanceof Literal));
  }

  /** Whether something may read a variable of the code. */
  boolean mayRead(String name) {
    Module module = program.module();
    for (Module other : templateModules) {
      if (program.project().texts().hasBesideManifests(other, name)) {
        return true;
      }
    }
    return mentioned.contains(name)
        || module == null
        || program.project().texts().hasBesideManifests(module, name)
        || !program.project().texts().filesWith(code.name() + "::" + name).isEmpty();
  }
}
