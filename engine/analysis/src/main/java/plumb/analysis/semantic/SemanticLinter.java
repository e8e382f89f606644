package plumb.analysis.semantic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Finding;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.program.Lines;
import plumb.compiler.program.Unit;
import plumb.compiler.program.UnitReader;
import plumb.compiler.snapshot.Snapshot;
import plumb.dsl.source.SourceText;

/** Runs semantic checks over the manifests of one project. Thread-safe. */
public final class SemanticLinter {
  private final List<SemanticCheck> checks;
  private final Snapshot modules;
  private final UnitReader reader;
  private @Nullable Project project;

  private SemanticLinter(List<SemanticCheck> checks, Snapshot modules, UnitReader reader) {
    this.checks = List.copyOf(checks);
    this.modules = modules;
    this.reader = reader;
  }

  /**
   * A linter for files.
   *
   * @param files all files that are to be linted: their modules are the project
   * @param modulePath directories of other modules
   * @throws IOException when a directory cannot be listed
   */
  public static SemanticLinter of(
      List<SemanticCheck> checks, Collection<Path> files, List<Path> modulePath, UnitReader reader)
      throws IOException {
    return new SemanticLinter(checks, LintedModules.of(files, modulePath), reader);
  }

  /** The project, which nobody needs when all findings are known. */
  private synchronized Project project() {
    if (project == null) {
      project = Project.of(modules, reader);
    }
    return project;
  }

  /**
   * A text that changes when a file changes that a finding in another one may depend on.
   *
   * @throws IOException when a directory cannot be read
   */
  public String state() throws IOException {
    return ProjectState.of(modules);
  }

  /** What is found in a manifest or another file of a module or environment, in no order. */
  public List<Finding> lint(SourceText source) {
    List<Finding> found = new ArrayList<>();
    Project project = project();
    Path path = Path.of(source.path());
    ProjectFile.Kind kind = ProjectFile.kindOf(path);
    if (kind != null) {
      ProjectFile file = new ProjectFile(source, kind, project.moduleOf(path), project);
      Lines lines = Lines.of(source.text());
      checks.forEach(check -> check.checkFile(file, new Reports(source, lines, check, found)));
      if (kind != ProjectFile.Kind.EPP) {
        return found;
      }
    }
    UnitReader.Syntax syntax = kind == null ? UnitReader.Syntax.MANIFEST : UnitReader.Syntax.EPP;
    Unit unit;
    try {
      unit = project.reader().read(source.text(), source.path(), syntax);
    } catch (InvalidSourceException e) {
      if (kind != null) {
        // What is wrong with a template has been said.
        return found;
      }
      Lines lines = Lines.of(source.text());
      for (SemanticCheck check : checks) {
        check.checkInvalid(e.diagnostics(), new Reports(source, lines, check, found));
      }
      return found;
    }
    try {
      Program program = Program.of(source, unit, project.moduleOf(path), project);
      for (SemanticCheck check : checks) {
        check.check(program, new Reports(source, unit.lines(), check, found));
      }
    } catch (StackOverflowError e) {
      // What nests this deeply is hardly written by people: it is not judged any further.
      return found;
    }
    return found;
  }
}
