package plumb.analysis.impact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import plumb.analysis.Finding;
import plumb.analysis.Level;
import plumb.analysis.lint.Baseline;
import plumb.analysis.lint.LintedFile;
import plumb.analysis.lint.Linter;
import plumb.analysis.semantic.SemanticCheck;
import plumb.analysis.semantic.SemanticLinter;
import plumb.compiler.program.UnitReader;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;
import plumb.dsl.source.TextFile;

/** The manifests of an environment that use one of its modules. */
public final class Consumers {
  private final Snapshot environment;
  private final Module changed;

  /**
   * @param environment has the module, too, as it was before
   * @param changed the module as it is now
   */
  public Consumers(Snapshot environment, Module changed) {
    this.environment = environment;
    this.changed = changed;
  }

  /**
   * What is wrong in these manifests with the module as it is now, and was not before. All of it is
   * an error, whatever level its check has.
   *
   * @throws IOException when a file cannot be read
   */
  public List<LintedFile> broken(List<SemanticCheck> checks, UnitReader reader) throws IOException {
    List<Path> manifests = manifests();
    List<Path> modulePath =
        environment.modules().stream()
            .map(each -> each.directory().resolveSibling(""))
            .distinct()
            .toList();
    List<LintedFile> before = linted(manifests, manifests, modulePath, checks, reader);
    List<Path> project = new ArrayList<>(below(changed.directory()));
    project.addAll(manifests);
    List<LintedFile> after = linted(manifests, project, modulePath, checks, reader);
    Baseline known = Baseline.of(before, path -> path);
    return after.stream()
        .map(file -> errors(known.without(file, finding -> false)))
        .filter(file -> !file.findings().isEmpty())
        .toList();
  }

  private static List<LintedFile> linted(
      List<Path> files,
      Collection<Path> project,
      List<Path> modulePath,
      List<SemanticCheck> checks,
      UnitReader reader)
      throws IOException {
    Linter linter = new Linter(List.of(), SemanticLinter.of(checks, project, modulePath, reader));
    List<LintedFile> linted = new ArrayList<>();
    for (Path file : files) {
      linted.add(linter.lint(file));
    }
    return linted;
  }

  private List<Path> manifests() throws IOException {
    List<Path> found = new ArrayList<>();
    for (Module module : environment.modules()) {
      if (!module.name().equals(changed.name())) {
        found.addAll(below(module.directory()));
      }
    }
    found.addAll(environment.mainManifests());
    List<Path> using = new ArrayList<>();
    for (Path file : found) {
      if (TextFile.isReadable(file) && uses(Files.readString(file, StandardCharsets.ISO_8859_1))) {
        using.add(file);
      }
    }
    return using;
  }

  /** Whatever names a module has its name in it. */
  private boolean uses(String manifest) {
    return manifest.toLowerCase(Locale.ROOT).contains(changed.name());
  }

  private static List<Path> below(Path module) throws IOException {
    List<Path> found = new ArrayList<>();
    for (String folder : List.of("manifests", "functions", "types")) {
      Path directory = module.resolve(folder);
      if (Files.isDirectory(directory)) {
        try (Stream<Path> files = Files.walk(directory)) {
          files.filter(file -> file.toString().endsWith(".pp")).sorted().forEach(found::add);
        }
      }
    }
    return found;
  }

  private static LintedFile errors(LintedFile file) {
    List<Finding> errors =
        file.findings().stream()
            .map(
                one ->
                    new Finding(
                        one.check(),
                        Level.ERROR,
                        one.path(),
                        one.line(),
                        one.column(),
                        one.message(),
                        one.hint(),
                        null))
            .toList();
    return new LintedFile(file.source(), errors, List.of(), List.of());
  }
}
