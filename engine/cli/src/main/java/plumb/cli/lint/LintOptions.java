package plumb.cli.lint;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import plumb.analysis.Check;
import plumb.analysis.Finding;
import plumb.analysis.Level;
import plumb.analysis.lint.LintedFile;
import plumb.analysis.semantic.SemanticCheck;
import plumb.analysis.semantic.checks.SemanticChecks;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.style.checks.StyleChecks;
import plumb.compiler.EnvironmentLoader;

/** The options of {@code plumb lint}, which are puppet-lint's. Later ones win over earlier ones. */
public final class LintOptions {
  private static final String ONE_LINE = "%{KIND}: %{message} on line %{line} (check: %{check})";

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH",
      description = "Files, or directories: all .pp files below, but not behind links.")
  private List<Path> paths = new ArrayList<>();

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "Read options from a file, one a line.")
  @SuppressWarnings("UnusedVariable") // OptionFiles reads it before the options are parsed.
  private @Nullable Path config;

  @Option(names = "--no-config", description = "Do not read the usual files of options.")
  @SuppressWarnings("UnusedVariable") // OptionFiles reads it before the options are parsed.
  private boolean noConfig;

  @Option(names = "--fail-on-warnings", description = "Exit with 1 for warnings, too.")
  private boolean failOnWarnings;

  @Option(
      names = "--error-level",
      paramLabel = "LEVEL",
      description = "Which findings to print: all, warning or error.")
  private PrintedLevel printed = PrintedLevel.ALL;

  @Option(
      names = "--relative",
      description = "Let the directory of a module have another name than the module.")
  private boolean relative;

  @Option(
      names = {"-f", "--fix"},
      description = "Mend what can be mended without changing what a manifest means.")
  private boolean fixes;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "Leave out what is in a baseline; tell what is no longer found.")
  private @Nullable Path baseline;

  @Option(
      names = "--write-baseline",
      paramLabel = "FILE",
      description = "Write all findings to a baseline.")
  private @Nullable Path writtenBaseline;

  @Option(
      names = "--changed-since",
      paramLabel = "REVISION",
      description = "Report on lines only that were changed since this one and HEAD parted.")
  private @Nullable String changedSince;

  @Option(
      names = "--no-cache",
      description = "Check all files, and do not keep what is found for the next run.")
  private boolean noCache;

  @Option(
      names = "--style-only",
      description = "Run puppet-lint's checks alone, and no checks of what manifests mean.")
  private boolean styleOnly;

  @Option(
      names = "--modulepath",
      paramLabel = "DIRECTORIES",
      description = {
        "Where other modules are, separated by colons, besides those next to the checked ones",
        "and those of the environment around them."
      })
  private @Nullable String modulePath;

  @Option(names = "--list-checks", description = "Print the names of all checks.")
  private boolean listsChecks;

  @Option(names = "--show-ignored", description = "Print what control comments ignore, too.")
  private boolean showsIgnored;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = {
        "Print a report: text, json, sarif, junit, codeclimate, github or gitlab (default: text)."
      })
  private @Nullable ReportFormat format;

  @Option(names = "--json", description = "The same as --format json: an array for each file.")
  private boolean json;

  @Option(names = "--sarif", description = "The same as --format sarif.")
  private boolean sarif;

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      description = {
        "Print a line for each finding. Placeholders: %%{filename}, %%{path}, %%{fullpath},"
            + " %%{line}, %%{column}, %%{kind}, %%{KIND}, %%{check}, %%{message}."
      })
  private @Nullable String logFormat;

  @Option(
      names = "--with-filename",
      description = "Print a line for each finding that starts with the file's path.")
  private boolean withFilename;

  @Option(
      names = "--with-context",
      description = "With a line for each finding: print the line of the manifest below it.")
  private boolean withContext;

  @Option(
      names = "--ignore-paths",
      paramLabel = "PATTERNS",
      split = ",",
      description = "Patterns of paths to leave out (default: vendor/**/*.pp).")
  private List<String> ignoredPaths = List.of("vendor/**/*.pp");

  private final Map<String, Boolean> chosen = new HashMap<>();
  private List<String> only = List.of();

  @Option(
      names = "--only-checks",
      paramLabel = "CHECKS",
      description = "Run only these checks, separated by commas.")
  void chooseOnly(String names) {
    only = List.of(names.split(","));
    for (Check check : checks()) {
      choose(check.name(), only.contains(check.name()));
    }
  }

  /** Which findings are printed. */
  enum PrintedLevel {
    ALL,
    WARNING,
    ERROR;

    boolean covers(Level level) {
      return this == ALL || name().equals(level.name());
    }
  }

  void choose(String check, boolean runs) {
    chosen.put(check, runs);
  }

  public List<Path> paths() {
    return paths;
  }

  /** What the report is for; null when no option says so. */
  public @Nullable ReportFormat format() {
    if (format != null) {
      return format;
    }
    // With both, puppet-lint prints SARIF.
    return sarif ? ReportFormat.SARIF : json ? ReportFormat.JSON : null;
  }

  /** Whether files are to be changed. */
  public boolean fixes() {
    return fixes;
  }

  /** The file of findings to leave out. */
  public @Nullable Path baseline() {
    return baseline;
  }

  /** The file to write all findings to. */
  public @Nullable Path writtenBaseline() {
    return writtenBaseline;
  }

  /** The revision of git since which lines count. */
  public @Nullable String changedSince() {
    return changedSince;
  }

  /** Whether findings are kept between runs. */
  public boolean caches() {
    return !noCache;
  }

  /** What findings depend on besides files: the checks that run, and how. */
  public String circumstances() {
    Stream<String> running = checks().stream().filter(this::runs).map(Check::name);
    return (relative ? "relative " : "") + running.collect(Collectors.joining(" "));
  }

  public boolean listsChecks() {
    return listsChecks;
  }

  /** All checks, whether they run or not. */
  public List<Check> checks() {
    List<Check> all = new ArrayList<>(StyleChecks.all(relative));
    if (!styleOnly) {
      all.addAll(SemanticChecks.all());
    }
    return all;
  }

  /** The checks of style that are to run. */
  public List<StyleCheck> styleChecks() {
    return StyleChecks.all(relative).stream().filter(this::runs).toList();
  }

  /** The checks of meaning that are to run. */
  public List<SemanticCheck> semanticChecks() {
    return styleOnly ? List.of() : SemanticChecks.all().stream().filter(this::runs).toList();
  }

  /** Whether nothing but style is to be checked. */
  public boolean checksStyleOnly() {
    return styleOnly;
  }

  /** Where to look for modules, apart from those beside the linted ones. */
  public List<Path> modulePath() {
    return EnvironmentLoader.path(modulePath);
  }

  private boolean runs(Check check) {
    return chosen.getOrDefault(check.name(), check.runsByDefault());
  }

  /** Whether findings of a name would be found, if there are any. */
  boolean looksFor(String name) {
    return checks().stream().noneMatch(check -> check.name().equals(name) && !runs(check));
  }

  /** The names given to --only-checks that no check has. */
  public List<String> unknownChecks() {
    List<String> known = checks().stream().map(Check::name).toList();
    return only.stream().filter(name -> !known.contains(name)).toList();
  }

  /** Whether a file is to be left out. */
  public boolean ignores(Path file) {
    return ignoredPaths.stream().anyMatch(glob -> FileGlob.matches(glob, file.toString()));
  }

  /** Whether what was found in a file makes the command fail, printed or not. */
  public boolean fails(LintedFile file) {
    return file.findings().stream()
        .anyMatch(finding -> failOnWarnings || finding.level() == Level.ERROR);
  }

  /** The findings of a file that are to be printed. */
  List<Finding> printed(LintedFile file) {
    return file.findings().stream().filter(one -> printed.covers(one.level())).toList();
  }

  boolean printsIgnored() {
    return showsIgnored && printed == PrintedLevel.ALL;
  }

  boolean withContext() {
    return withContext;
  }

  /** The format of a line for each finding; null when findings are to be shown in their text. */
  @Nullable String lineFormat(int files) {
    if (logFormat != null && !logFormat.isEmpty()) {
      return logFormat;
    }
    if (logFormat == null && !withFilename && !withContext) {
      return null;
    }
    return withFilename || files > 1 ? "%{path} - " + ONE_LINE : ONE_LINE;
  }
}
