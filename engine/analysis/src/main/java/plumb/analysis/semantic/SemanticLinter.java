package plumb.analysis.semantic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import plumb.analysis.Finding;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.program.Lines;
import plumb.compiler.program.Unit;
import plumb.compiler.program.UnitReader;
import plumb.dsl.source.SourceText;

/** Runs semantic checks over the manifests of one project. Thread-safe. */
public final class SemanticLinter {
  private final List<SemanticCheck> checks;
  private final Project project;

  private SemanticLinter(List<SemanticCheck> checks, Project project) {
    this.checks = List.copyOf(checks);
    this.project = project;
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
    return new SemanticLinter(checks, Project.around(files, modulePath, reader));
  }

  /**
   * A text that changes when a file changes that a finding in another one may depend on.
   *
   * @throws IOException when a directory cannot be read
   */
  public String state() throws IOException {
    return ProjectState.of(project.snapshot());
  }

  /** What is found in a manifest, in no order. */
  public List<Finding> lint(SourceText source) {
    List<Finding> found = new ArrayList<>();
    Unit unit;
    try {
      unit = project.reader().read(source.text(), source.path(), UnitReader.Syntax.MANIFEST);
    } catch (InvalidSourceException e) {
      Lines lines = Lines.of(source.text());
      for (SemanticCheck check : checks) {
        check.checkInvalid(e.diagnostics(), new Reports(source, lines, check, found));
      }
      return found;
    }
    Program program = Program.of(source, unit, ModulePlace.of(Path.of(source.path())), project);
    for (SemanticCheck check : checks) {
      check.check(program, new Reports(source, unit.lines(), check, found));
    }
    return found;
  }
}
