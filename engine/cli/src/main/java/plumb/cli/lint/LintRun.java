package plumb.cli.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import plumb.analysis.lint.LintedFile;
import plumb.analysis.lint.Linter;
import plumb.analysis.lintcache.CachingLinter;
import plumb.analysis.semantic.SemanticCheck;
import plumb.analysis.semantic.SemanticLinter;
import plumb.compiler.lower.LoweringReader;
import plumb.compiler.program.UnitReader;
import plumb.compiler.unitcache.CachingUnitReader;

/** Checks the files that options name. */
public final class LintRun {
  private final LintOptions options;
  private final Consumer<String> warnings;

  /**
   * @param warnings told what is odd, and goes on
   */
  public LintRun(LintOptions options, Consumer<String> warnings) {
    this.options = options;
    this.warnings = warnings;
  }

  /**
   * What came of it.
   *
   * @param files what was found, before any selection
   * @param failures files that could not be read or written
   */
  public record Outcome(List<LintedFile> files, Map<Path, IOException> failures) {}

  /**
   * The files below the paths of the options.
   *
   * @throws IOException when a path leads nowhere
   */
  public List<Path> manifests() throws IOException {
    return manifests(options.paths());
  }

  /** The same below other paths. */
  public List<Path> manifests(List<Path> paths) throws IOException {
    boolean others = !options.semanticChecks().isEmpty();
    List<Path> manifests = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
      List<Path> found =
          Files.isDirectory(path) ? ManifestSearch.below(path, others) : List.of(path);
      if (found.isEmpty()) {
        warnings.accept("no manifests (*.pp) below " + path);
      }
      found.stream().filter(one -> !options.ignores(one)).forEach(manifests::add);
    }
    return manifests;
  }

  /** Checks files, and mends them if the options say so. */
  public Outcome check(Selection selection, List<Path> manifests) throws IOException {
    List<SemanticCheck> semanticChecks = options.semanticChecks();
    SemanticLinter semantic =
        semanticChecks.isEmpty()
            ? null
            : SemanticLinter.of(semanticChecks, manifests, options.modulePath(), unitReader());
    Linter linter = new Linter(options.styleChecks(), semantic);
    CachingLinter caching =
        new CachingLinter(
            () -> linter,
            options.circumstances() + (semantic == null ? "" : " " + semantic.state()),
            options.caches() ? CachingLinter.storeOfUser() : null);
    List<Path> wanted = manifests.stream().filter(selection::touches).toList();
    Map<Path, IOException> failures = new ConcurrentSkipListMap<>();
    List<LintedFile> linted =
        wanted.parallelStream()
            .flatMap(manifest -> lint(linter, caching, selection, manifest, failures).stream())
            .toList();
    caching.keep();
    return new Outcome(linted, failures);
  }

  /** What reads manifests, with its cache unless the options want none. */
  public UnitReader unitReader() {
    return options.caches()
        ? CachingUnitReader.ofUser()
        : new CachingUnitReader(new LoweringReader(), null);
  }

  /** What is found in a file; nothing, and why, when it cannot be read or written. */
  private Optional<LintedFile> lint(
      Linter linter,
      CachingLinter caching,
      Selection selection,
      Path manifest,
      Map<Path, IOException> failures) {
    try {
      LintedFile linted = caching.lint(manifest);
      return Optional.of(
          options.fixes() ? FixedFile.fix(linter, linted, selection, manifest) : linted);
    } catch (IOException e) {
      failures.put(manifest, e);
      return Optional.empty();
    }
  }
}
