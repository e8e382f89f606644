package plumb.cli.diff;

import plumb.compiler.fleet.FleetDiff;

/** Shows what a change does to a fleet. */
public interface DiffReport {
  /** The text as it goes to standard output, complete with its last line end. */
  String of(FleetDiff diff);

  /** The report of a format. */
  static DiffReport of(DiffFormat format) {
    return switch (format) {
      case TEXT -> new TextDiff();
      case JSON -> new JsonDiff();
      case MARKDOWN -> new MarkdownDiff();
      case HTML -> new HtmlDiff();
    };
  }
}
