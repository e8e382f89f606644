package plumb.analysis.semantic.checks;

import org.jspecify.annotations.Nullable;
import plumb.analysis.Level;
import plumb.analysis.semantic.ProjectFile;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.yaml.DataFileException;
import plumb.compiler.yaml.YamlReader;
import plumb.dsl.source.Diagnostic;

/** Keys of YAML and JSON that stand in one mapping twice: the first value is lost. */
final class DuplicateKey extends SemanticCheck {
  DuplicateKey() {
    super("duplicate_key", Level.WARNING);
  }

  @Override
  public void checkFile(ProjectFile file, Reports reports) {
    String text = yaml(file);
    if (text == null) {
      return;
    }
    try {
      for (Diagnostic one : YamlReader.duplicateKeys(file.source().path(), text)) {
        reports.add(one.offset(), one.message(), "the last one counts");
      }
    } catch (DataFileException e) {
      // The checks of these files tell what is wrong with them.
    }
  }

  /** The text as YAML, which JSON is, too, but for its tabs; null when it is neither. */
  private static @Nullable String yaml(ProjectFile file) {
    return switch (file.kind()) {
      case YAML_DATA, HIERA_CONFIG -> file.source().text();
      case JSON_DATA, METADATA -> file.source().text().replace('\t', ' ');
      default -> null;
    };
  }
}
