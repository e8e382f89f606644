package plumb.cli;

import picocli.CommandLine.Option;
import plumb.cli.changes.ChangesFormat;

/** How changes of modules are printed. */
final class ChangesFormatArguments {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, json, or markdown: for a change log, or a pull request (text).")
  private ChangesFormat format = ChangesFormat.TEXT;

  @Option(names = "--json", description = "The same as --format json.")
  private boolean json;

  @Option(names = "--markdown", description = "The same as --format markdown.")
  private boolean markdown;

  // Picocli fills the fields in before anything runs.
  @SuppressWarnings("NullAway.Init")
  ChangesFormatArguments() {}

  ChangesFormat format() {
    return json ? ChangesFormat.JSON : markdown ? ChangesFormat.MARKDOWN : format;
  }
}
