package plumb.cli.lint;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumb.analysis.Finding;
import plumb.analysis.Level;
import plumb.analysis.lint.LintedFile;
import plumb.catalog.DeprecationUse;
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
   * @param remarks takes what is told of uses that were found already
   * @throws IOException when a file that was compiled cannot be read any more
   */
  public static List<LintedFile> of(FleetUses uses, Path fleet, NodeRemarks remarks)
      throws IOException {
    Map<Spot, List<FleetUses.Place>> spots = new LinkedHashMap<>();
    NodeLines nodes = new NodeLines(fleet);
    for (FleetUses.Place place : uses.places(null)) {
      Origin by = place.use().setBy();
      boolean placed = by.file() != null && Files.isRegularFile(Path.of(by.file()));
      Spot spot =
          new Spot(
              placed ? String.valueOf(by.file()) : fleet.toString(),
              placed ? Math.max(1, by.line()) : nodes.lineOf(place.nodes().first()),
              place.use().oldName());
      spots.computeIfAbsent(spot, unused -> new ArrayList<>()).add(place);
    }
    Map<String, SourceText> sources = new LinkedHashMap<>();
    Map<String, List<Finding>> byFile = new LinkedHashMap<>();
    for (Map.Entry<Spot, List<FleetUses.Place>> entry : spots.entrySet()) {
      Spot spot = entry.getKey();
      DeprecationUse use = entry.getValue().get(0).use();
      String told = entry.getValue().stream().map(place -> remark(place)).collect(joining("; "));
      if (!remarks.add(spot.path, spot.line, Arrays.asList(spot.oldName, use.newName()), told)) {
        SourceText source = sources.get(spot.path);
        if (source == null) {
          source = new SourceText(spot.path, shown(spot.path, fleet, nodes));
          sources.put(spot.path, source);
        }
        byFile
            .computeIfAbsent(spot.path, unused -> new ArrayList<>())
            .add(finding(spot, use.sentence() + " (" + told + ")", source.text()));
      }
    }
    List<LintedFile> files = new ArrayList<>();
    sources.forEach(
        (path, source) -> {
          List<Finding> findings =
              byFile.getOrDefault(path, List.of()).stream().sorted(Finding.BY_PLACE).toList();
          files.add(new LintedFile(source, findings, List.of(), List.of()));
        });
    return files;
  }

  /** Where a name is used. */
  private record Spot(String path, int line, String oldName) {}

  /** The nodes that use a name, and whether they do in vain. */
  private static String remark(FleetUses.Place place) {
    int count = place.nodes().size();
    String nodes = count == 1 ? place.nodes().first() : count + " nodes";
    return switch (place.use().code()) {
      case DEPRECATED -> nodes;
      case SUPERSEDED -> "superseded on " + nodes;
      case UNUSED -> "without effect on " + nodes;
    };
  }

  /** The text that people may see: values of data and of classifiers may be secrets. */
  private static String shown(String path, Path fleet, NodeLines nodes) throws IOException {
    if (path.equals(fleet.toString())) {
      return nodes.masked();
    }
    String text = TextFile.read(Path.of(path));
    return MaskedData.isData(path) ? MaskedData.of(text) : text;
  }

  /** A finding at the name itself, where its line has it. */
  private static Finding finding(Spot spot, String message, String text) {
    String line = text.lines().skip(spot.line - 1L).findFirst().orElse("");
    String parameter = spot.oldName.substring(spot.oldName.lastIndexOf(':') + 1);
    int at = line.indexOf(spot.oldName);
    Matcher word = Pattern.compile("\\b" + Pattern.quote(parameter) + "\\b").matcher(line);
    int offset = at >= 0 ? at : word.find() ? word.start() : 0;
    int column = line.codePointCount(0, offset) + 1;
    return new Finding(CHECK, Level.WARNING, spot.path, spot.line, column, message, null, null);
  }
}
