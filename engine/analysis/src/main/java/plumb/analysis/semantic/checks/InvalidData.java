package plumb.analysis.semantic.checks;

import plumb.analysis.Level;
import plumb.analysis.semantic.ProjectFile;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.yaml.DataFileException;
import plumb.compiler.yaml.JsonReader;
import plumb.compiler.yaml.YamlReader;

/** Data files of Hiera that cannot be read. */
final class InvalidData extends SemanticCheck {
  InvalidData() {
    super("invalid_data", Level.WARNING);
  }

  @Override
  public void checkFile(ProjectFile file, Reports reports) {
    String path = file.source().path();
    String text = file.source().text();
    try {
      if (file.kind() == ProjectFile.Kind.YAML_DATA) {
        Object unused = YamlReader.readData(path, text);
      } else if (file.kind() == ProjectFile.Kind.JSON_DATA) {
        Object unused = JsonReader.read(path, text);
      }
    } catch (DataFileException e) {
      reports.add(e.diagnostic().offset(), e.diagnostic().message(), e.diagnostic().hint());
    }
  }
}
