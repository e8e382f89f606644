package plumb.analysis.semantic.checks;

import java.io.IOException;
import java.nio.file.Path;
import plumb.analysis.Level;
import plumb.analysis.semantic.ProjectFile;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.lookup.HieraConfigSyntax;
import plumb.compiler.lookup.LookupException;
import plumb.compiler.program.CompileException;
import plumb.compiler.snapshot.EnvironmentConf;
import plumb.compiler.yaml.DataFileException;

/** A {@code hiera.yaml} or {@code environment.conf} that no compile can use. */
final class InvalidConfiguration extends SemanticCheck {
  InvalidConfiguration() {
    super("invalid_configuration", Level.WARNING);
  }

  @Override
  public void checkFile(ProjectFile file, Reports reports) {
    Path path = Path.of(file.source().path()).toAbsolutePath().normalize();
    Path directory = path.getParent();
    if (directory == null) {
      return;
    }
    if (file.kind() == ProjectFile.Kind.HIERA_CONFIG) {
      checkHiera(file, directory, reports);
    } else if (file.kind() == ProjectFile.Kind.ENVIRONMENT_CONF) {
      checkEnvironment(directory, reports);
    }
  }

  private static void checkHiera(ProjectFile file, Path directory, Reports reports) {
    try {
      HieraConfigSyntax.check(
          file.source().path(), directory.toString(), file.source().text(), file.module() != null);
    } catch (DataFileException e) {
      reports.add(e.diagnostic().offset(), e.diagnostic().message(), e.diagnostic().hint());
    } catch (LookupException e) {
      reports.addAt(e.line(), e.column(), e.getMessage(), e.hint());
    }
  }

  private static void checkEnvironment(Path directory, Reports reports) {
    try {
      for (String warning : EnvironmentConf.read("lint", directory).warnings()) {
        reports.addAt(1, 1, warning, null);
      }
    } catch (CompileException e) {
      reports.addAt(e.line(), e.column(), e.getMessage(), e.hint());
    } catch (IOException e) {
      reports.addAt(1, 1, "this cannot be read: " + e.getMessage(), null);
    }
  }
}
