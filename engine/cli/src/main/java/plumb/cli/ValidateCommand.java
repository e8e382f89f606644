package plumb.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plumb.catalog.json.ValueJson;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.Problems;
import plumb.dsl.ParsedFile;
import plumb.dsl.PuppetParser;
import plumb.dsl.Syntax;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.DiagnosticPrinter;
import plumb.dsl.source.InvalidTextException;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;
import plumb.dsl.source.TextFile;
import plumb.dsl.validation.FilePlacement;
import plumb.dsl.validation.Validator;

/** {@code plumb validate PATH...}: syntax and rules of manifests and templates. */
@Command(
    name = "validate",
    description = "Checks the syntax of manifests and EPP templates, and the language's rules.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The last line counts files: with errors of syntax, with broken rules only, with warnings."
    })
final class ValidateCommand implements Callable<Integer>, JsonCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Files, or directories: all .pp and .epp files below.")
  private List<Path> paths = List.of();

  @Option(
      names = "--modulepath",
      paramLabel = "DIRS",
      description =
          "Directories of modules, separated by colons: their files may define only what their paths promise.")
  private String modulePath =
      "/etc/puppetlabs/code/modules:/etc/puppet/code/modules:/usr/share/puppet/modules";

  @Option(names = "--json", description = "Print an object with the diagnostics as JSON.")
  private boolean json;

  private final List<Object> asJson = new ArrayList<>();
  private int files;
  private int syntaxErrors;
  private int ruleErrors;
  private int warnings;

  @Override
  public boolean printsJson() {
    return json;
  }

  @Override
  public Integer call() throws IOException {
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
      if (Files.isDirectory(path)) {
        for (Path file : below(path)) {
          validate(file);
        }
      } else {
        validate(path);
      }
    }
    String summary =
        files
            + " files, "
            + syntaxErrors
            + " syntax errors, "
            + ruleErrors
            + " rule errors, "
            + warnings
            + " warnings";
    PrintStream out = json ? System.err : System.out;
    if (json) {
      System.out.println(ValueJson.text(Map.of("diagnostics", asJson), true));
    }
    out.println(summary);
    return syntaxErrors + ruleErrors == 0 ? 0 : 1;
  }

  private static List<Path> below(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
      return all.filter(file -> isSource(file.toString()) && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }

  private static boolean isSource(String name) {
    return name.endsWith(".pp") || name.endsWith(".epp");
  }

  private void validate(Path path) throws IOException {
    files++;
    String text;
    try {
      text = TextFile.read(path);
    } catch (InvalidTextException e) {
      syntaxErrors++;
      show(e.diagnostic());
      return;
    }
    Syntax syntax = path.toString().endsWith(".epp") ? Syntax.EPP : Syntax.MANIFEST;
    ParsedFile parsed = PuppetParser.parse(new SourceText(path.toString(), text), syntax);
    List<Diagnostic> found = new ArrayList<>(parsed.diagnostics());
    if (parsed.hasErrors()) {
      syntaxErrors++;
    } else {
      List<Diagnostic> rules =
          Validator.validate(
              parsed, FilePlacement.of(path, EnvironmentLoader.path(modulePath), null));
      found.addAll(rules);
      ruleErrors += has(rules, Severity.ERROR) ? 1 : 0;
    }
    warnings += has(found, Severity.WARNING) ? 1 : 0;
    found.forEach(this::show);
  }

  private static boolean has(List<Diagnostic> diagnostics, Severity severity) {
    return diagnostics.stream().anyMatch(diagnostic -> diagnostic.severity() == severity);
  }

  private void show(Diagnostic diagnostic) {
    if (!json) {
      String colour = diagnostic.severity() == Severity.ERROR ? "31" : "33";
      System.err.println(Console.coloured(colour, DiagnosticPrinter.print(diagnostic)));
      return;
    }
    asJson.add(Problems.data(diagnostic));
  }
}
