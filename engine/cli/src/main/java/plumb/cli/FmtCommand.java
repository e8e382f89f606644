package plumb.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumb.analysis.format.FormattedFile;
import plumb.analysis.format.Formatter;
import plumb.catalog.json.ValueJson;
import plumb.cli.lint.ManifestSearch;
import plumb.cli.lint.ReplacedFile;
import plumb.dsl.source.SourceText;
import plumb.dsl.source.TextFile;

/** {@code plumb fmt PATH...}: gives manifests one layout. */
@Command(
    name = "fmt",
    description = "Lays manifests out in the one style of the language, and changes nothing else.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Prints the paths of the files that it changes. What cannot be parsed stays as it is.",
      "Exit codes: 0 done (with --check: nothing to do); 1 some files cannot be parsed or written"
          + " (with --check: or differ); 2 wrong usage."
    })
final class FmtCommand implements Callable<Integer>, JsonCommand {
  private static final Path STANDARD_INPUT = Path.of("-");

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "Files, or directories: all .pp files below, but not behind links. - stands for standard"
              + " input, whose layout is printed.")
  private List<Path> paths = List.of();

  @Option(names = "--check", description = "Write nothing, and fail if a file would be changed.")
  private boolean checks;

  @Option(names = "--diff", description = "Write nothing, and print what would be changed.")
  private boolean diffs;

  @Option(names = "--json", description = "Print an object with files and diagnostics as JSON.")
  private boolean json;

  // Picocli fills the field in before anything runs.
  @SuppressWarnings("NullAway.Init")
  FmtCommand() {}

  @Override
  public boolean printsJson() {
    return json;
  }

  @Override
  public Integer call() throws IOException {
    if (paths.contains(STANDARD_INPUT)) {
      if (paths.size() > 1) {
        throw new CommandLine.ParameterException(
            spec.commandLine(), "Standard input goes alone: - is among other paths.");
      }
      String text = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
      return reportInput(Formatter.format(new SourceText("standard input", text)));
    }
    return report(manifests().parallelStream().map(this::format).toList());
  }

  private List<Path> manifests() throws IOException {
    List<Path> manifests = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
      if (path.toString().endsWith(".epp")) {
        Console.warning(path + " is a template: its layout is its own");
        continue;
      }
      List<Path> found = Files.isDirectory(path) ? ManifestSearch.below(path) : List.of(path);
      if (found.isEmpty()) {
        Console.warning("no manifests (*.pp) below " + path);
      }
      manifests.addAll(found);
    }
    return manifests;
  }

  private FormatOutcome format(Path file) {
    try {
      FormattedFile formatted =
          Formatter.format(new SourceText(file.toString(), TextFile.read(file)));
      if (formatted.changed() && !checks && !diffs) {
        ReplacedFile.write(file, formatted.text());
      }
      return FormatOutcome.of(formatted, diffs);
    } catch (IOException e) {
      return FormatOutcome.failed(file, e);
    }
  }

  private int report(List<FormatOutcome> outcomes) {
    if (json) {
      printJson(outcomes, Map.of());
    } else {
      outcomes.forEach(this::print);
    }
    return exitCode(outcomes);
  }

  private void print(FormatOutcome outcome) {
    outcome.problems().forEach(Console::error);
    if (outcome.changed()) {
      System.out.println(diffs ? outcome.diff() : outcome.path());
    }
  }

  private int reportInput(FormattedFile formatted) {
    FormatOutcome outcome = FormatOutcome.of(formatted, diffs);
    boolean laidOut = formatted.errors().isEmpty();
    if (json) {
      printJson(List.of(outcome), laidOut ? Map.of("text", formatted.text()) : Map.of());
    } else if (checks || diffs || !laidOut) {
      print(outcome);
    } else {
      System.out.print(formatted.text());
      System.out.flush();
    }
    return exitCode(List.of(outcome));
  }

  private int exitCode(List<FormatOutcome> outcomes) {
    return outcomes.stream().anyMatch(one -> one.hasFailed() || (checks && one.changed())) ? 1 : 0;
  }

  private void printJson(List<FormatOutcome> outcomes, Map<String, Object> more) {
    List<Object> files = new ArrayList<>();
    List<Object> diagnostics = new ArrayList<>();
    for (FormatOutcome outcome : outcomes) {
      Map<String, Object> file = new LinkedHashMap<>();
      file.put("path", outcome.path());
      file.put("changed", outcome.changed());
      if (diffs) {
        file.put("diff", outcome.diff());
      }
      file.putAll(more);
      files.add(file);
      diagnostics.addAll(outcome.data());
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("files", files);
    result.put("diagnostics", diagnostics);
    System.out.println(ValueJson.text(result, true));
  }
}
