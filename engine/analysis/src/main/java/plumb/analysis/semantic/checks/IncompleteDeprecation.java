package plumb.analysis.semantic.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Level;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Project;
import plumb.analysis.semantic.ProjectFile;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.deprecation.Annotations;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.deprecation.Deprecation.Subject;
import plumb.compiler.deprecation.DeprecationFile;
import plumb.compiler.program.CompileException;
import plumb.compiler.snapshot.Module;

/**
 * Deprecations that do not say since when, and until when, or that the module's change log does not
 * tell its users of, or that name a successor that the module does not have; files of them that
 * cannot be read, and annotations of moves to other modules.
 */
final class IncompleteDeprecation extends SemanticCheck {
  IncompleteDeprecation() {
    super("incomplete_deprecation", Level.ERROR);
  }

  @Override
  public void check(Program program, Reports reports) {
    List<Deprecation> found = new ArrayList<>();
    try {
      Annotations.addAll(program.asSource(), found);
    } catch (CompileException e) {
      reports.addAt(e.line(), e.column(), e.getMessage(), e.hint());
    }
    if (!found.isEmpty()) {
      check(found, program.module(), program.module() != null, reports);
      checkSuccessors(found, program.project(), reports);
    }
  }

  @Override
  public void checkFile(ProjectFile file, Reports reports) {
    if (file.kind() != ProjectFile.Kind.DEPRECATIONS) {
      return;
    }
    Module module = file.module();
    String name = module == null ? null : module.name();
    try {
      String path = file.source().path();
      String text = file.source().text();
      List<Deprecation> found = DeprecationFile.read(file.project().reader(), path, text, name);
      check(found, module, true, reports);
      checkSuccessors(found, file.project(), reports);
    } catch (CompileException e) {
      reports.addAt(e.line(), e.column(), e.getMessage(), e.hint());
    }
  }

  /**
   * @param versioned whether there are versions to name: site manifests have none
   */
  private static void check(
      List<Deprecation> found, @Nullable Module module, boolean versioned, Reports reports) {
    String changes = module == null ? null : ChangeLog.of(module);
    for (Deprecation each : found) {
      if (versioned && (each.since() == null || each.removedIn() == null)) {
        String missing =
            each.since() != null
                ? "removed_in"
                : each.removedIn() != null ? "since" : "since and removed_in";
        report(each, "does not say " + missing, null, reports);
      }
      if (module != null && (changes == null || !isTold(each, changes))) {
        String hint = "say in " + ChangeLog.NAME + " what becomes of it";
        report(each, "is not in the module's change log", hint, reports);
      }
    }
  }

  private static void checkSuccessors(List<Deprecation> found, Project project, Reports reports) {
    for (Deprecation each : found) {
      Subject successor = each.renamedTo();
      boolean own = successor != null && successor.module().equals(each.subject().module());
      if (successor != null && own && !Successors.isKnown(successor, project)) {
        report(each, "names a successor that does not exist: " + successor, null, reports);
      }
    }
  }

  /** Whether a change log has the name as a word, with or without its owner's. */
  private static boolean isTold(Deprecation deprecation, String changes) {
    String parameter = deprecation.subject().parameter();
    String name = parameter == null ? deprecation.subject().owner() : parameter;
    return Pattern.compile("(?<!\\w)" + Pattern.quote(name) + "(?!\\w)").matcher(changes).find();
  }

  private static void report(
      Deprecation deprecation, String problem, @Nullable String hint, Reports reports) {
    Deprecation.Place place = deprecation.place();
    String message = "the deprecation of " + deprecation.subject() + " " + problem;
    reports.addAt(place.line(), place.column(), message, hint);
  }
}
