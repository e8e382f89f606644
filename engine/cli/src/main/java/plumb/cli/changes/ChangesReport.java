package plumb.cli.changes;

import plumb.analysis.changes.ModuleChanges;

/** A form in which the changes of a module are printed. */
public interface ChangesReport {
  /** The report, with its last line's end. */
  String of(ModuleChanges changes);

  /** The report of a format. */
  static ChangesReport of(ChangesFormat format) {
    return switch (format) {
      case TEXT -> new TextChanges();
      case JSON -> new JsonChanges();
      case MARKDOWN -> new MarkdownChanges();
    };
  }
}
