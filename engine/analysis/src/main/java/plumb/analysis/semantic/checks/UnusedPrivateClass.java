package plumb.analysis.semantic.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import plumb.analysis.Level;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.ModuleTexts;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.Call;

/** Classes that only their own module may use, and that nothing in it names. */
final class UnusedPrivateClass extends SemanticCheck {
  private static final Pattern PRIVATE = Pattern.compile("(?m)^\\s*#\\s*@api\\s+private\\s*$");

  UnusedPrivateClass() {
    super("unused_private_class", Level.WARNING);
  }

  @Override
  public void check(Program program, Reports reports) {
    if (program.module() == null) {
      return;
    }
    Path own = Path.of(program.source().path());
    for (Code code : program.codes()) {
      if (code.kind() == Code.Kind.CLASS
          && code.name().contains("::")
          && isPrivate(program, code)) {
        if (!isNamed(program.project().texts(), code.name(), own)) {
          reports.add(code.pos(), code.label() + " is private, and nothing names it", null);
        }
      }
    }
  }

  private static boolean isNamed(ModuleTexts texts, String name, Path own) {
    for (int at = name.indexOf("::"); at >= 0; at = name.indexOf("::", at + 1)) {
      if (!texts.filesWith(name.substring(0, at + 2)).isEmpty()
          || !texts.filesWith(name.substring(at)).isEmpty()) {
        return true;
      }
    }
    return texts.filesWith(name).stream().anyMatch(file -> !isSame(Path.of(file), own));
  }

  private static boolean isSame(Path file, Path other) {
    try {
      return Files.isSameFile(file, other);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isPrivate(Program program, Code code) {
    return code.all(Call.class).stream().anyMatch(call -> call.name().equals("assert_private"))
        || PRIVATE.matcher(program.source().text().substring(0, code.pos())).find()
            && program.codes().size() == 2;
  }
}
