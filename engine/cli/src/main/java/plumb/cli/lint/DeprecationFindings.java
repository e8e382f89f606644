package plumb.cli.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumb.analysis.Finding;
import plumb.analysis.Level;
import plumb.analysis.lint.LintedFile;
import plumb.catalog.Origin;
import plumb.compiler.fleet.FleetUses;
import plumb.compiler.yaml.MaskedData;
import plumb.dsl.source.SourceText;
import plumb.dsl.source.TextFile;

/** Uses of deprecated names as findings, one for a place, with the nodes that it is on. */
public final class DeprecationFindings {
  private static final String CHECK = "deprecated";

  private DeprecationFindings() {}

  /**
   * The findings, by file.
   *
   * @param fleet the file of the nodes, where no other file says it
   * @throws IOException when a file that was compiled cannot be read any more
   */
  public static List<LintedFile> of(FleetUses uses, Path fleet) throws IOException {
    Map<String, List<Finding>> byFile = new LinkedHashMap<>();
    NodeLines nodes = new NodeLines(fleet);
    for (FleetUses.Place place : uses.places(null)) {
      Origin by = place.use().setBy();
      boolean placed = by.file() != null && Files.isRegularFile(Path.of(by.file()));
      String path = placed ? String.valueOf(by.file()) : fleet.toString();
      byFile
          .computeIfAbsent(path, unused -> new ArrayList<>())
          .add(
              finding(
                  place,
                  path,
                  placed ? Math.max(1, by.line()) : nodes.lineOf(place.nodes().first())));
    }
    List<LintedFile> files = new ArrayList<>();
    for (Map.Entry<String, List<Finding>> entry : byFile.entrySet()) {
      SourceText source = new SourceText(entry.getKey(), shown(entry.getKey(), fleet, nodes));
      List<Finding> findings = entry.getValue().stream().sorted(Finding.BY_PLACE).toList();
      files.add(new LintedFile(source, findings, List.of(), List.of()));
    }
    return files;
  }

  /** The text that people may see: values of data and of classifiers may be secrets. */
  private static String shown(String path, Path fleet, NodeLines nodes) throws IOException {
    if (path.equals(fleet.toString())) {
      return nodes.masked();
    }
    String text = TextFile.read(Path.of(path));
    return MaskedData.isData(path) ? MaskedData.of(text) : text;
  }

  private static Finding finding(FleetUses.Place place, String path, int line) {
    int count = place.nodes().size();
    String nodes = count == 1 ? place.nodes().first() : count + " nodes";
    String message = place.use().sentence() + " (" + nodes + ")";
    return new Finding(CHECK, Level.WARNING, path, line, 1, message, null, null);
  }
}
