package plumb.analysis.semantic.checks;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import plumb.analysis.Level;
import plumb.analysis.semantic.ProjectFile;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.catalog.json.InvalidJsonException;
import plumb.catalog.json.ValueJson;
import plumb.values.EvaluationException;
import plumb.values.SemVer;

/** A {@code metadata.json} that Puppet or the Forge refuses. */
final class InvalidMetadata extends SemanticCheck {
  private static final List<String> REQUIRED =
      List.of("name", "version", "author", "license", "source", "dependencies");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9]+[-/][a-z][a-z0-9_]*");

  InvalidMetadata() {
    super("invalid_metadata", Level.WARNING);
  }

  @Override
  public void checkFile(ProjectFile file, Reports reports) {
    if (file.kind() != ProjectFile.Kind.METADATA) {
      return;
    }
    try {
      if (ValueJson.parse(file.source().text()) instanceof Map<?, ?> metadata) {
        check(metadata, reports);
      } else {
        reports.addAt(1, 1, "metadata is an object", null);
      }
    } catch (InvalidJsonException e) {
      reports.addAt(e.line(), e.column(), String.valueOf(e.getMessage()), null);
    }
  }

  private static void check(Map<?, ?> metadata, Reports reports) {
    for (String key : REQUIRED) {
      if (!metadata.containsKey(key)) {
        reports.addAt(1, 1, key + " is missing", null);
      }
    }
    if (metadata.get("name") instanceof String name && !NAME.matcher(name).matches()) {
      reports.addAt(1, 1, name + " is no name of a module", "write it as author-module");
    }
    if (metadata.get("version") instanceof String version && !isVersion(version)) {
      reports.addAt(1, 1, version + " is no semantic version", null);
    }
    if (metadata.get("dependencies") instanceof List<?> dependencies) {
      Set<String> seen = new HashSet<>();
      for (Object one : dependencies) {
        if (!(one instanceof Map<?, ?> map) || !(map.get("name") instanceof String name)) {
          reports.addAt(1, 1, "a dependency has no name", null);
        } else if (!seen.add(name.replace('/', '-'))) {
          reports.addAt(1, 1, name + " is a dependency twice", null);
        }
      }
    }
  }

  private static boolean isVersion(String text) {
    try {
      SemVer unused = SemVer.parse(text);
      return true;
    } catch (EvaluationException | IllegalArgumentException e) {
      return false;
    }
  }
}
