package plumb.analysis.semantic.checks;

import plumb.analysis.Level;
import plumb.analysis.semantic.ProjectFile;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.dsl.source.Diagnostic;
import plumb.environments.puppetfile.Puppetfile;

/** What a deploy could not read in a Puppetfile, or would refuse. */
final class InvalidPuppetfile extends SemanticCheck {
  InvalidPuppetfile() {
    super("invalid_puppetfile", Level.WARNING);
  }

  @Override
  public void checkFile(ProjectFile file, Reports reports) {
    if (file.kind() != ProjectFile.Kind.PUPPETFILE) {
      return;
    }
    for (Diagnostic problem : Puppetfile.read(file.source()).problems()) {
      reports.addAt(problem.line(), problem.column(), problem.message(), problem.hint());
    }
  }
}
