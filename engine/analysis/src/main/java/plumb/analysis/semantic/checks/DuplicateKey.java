package plumb.analysis.semantic.checks;

import plumb.analysis.Level;
import plumb.analysis.semantic.ProjectFile;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.yaml.DataFileException;
import plumb.compiler.yaml.YamlReader;
import plumb.dsl.source.Diagnostic;

/** Keys of YAML that stand in one mapping twice: the first value is lost. */
final class DuplicateKey extends SemanticCheck {
  DuplicateKey() {
    super("duplicate_key", Level.WARNING);
  }

  @Override
  public void checkFile(ProjectFile file, Reports reports) {
    if (file.kind() != ProjectFile.Kind.YAML_DATA && file.kind() != ProjectFile.Kind.HIERA_CONFIG) {
      return;
    }
    try {
      String path = file.source().path();
      for (Diagnostic one : YamlReader.duplicateKeys(path, file.source().text())) {
        reports.add(one.offset(), one.message(), "the last one counts");
      }
    } catch (DataFileException e) {
      // The check of data files tells what is wrong with it.
    }
  }
}
