package plumb.cli.changes;

import plumb.analysis.changes.ModuleChanges;
import plumb.catalog.json.ValueJson;

/** A form in which the changes of a module are printed. */
public interface ChangesReport {
  /** The report, with its last line's end. */
  String of(ModuleChanges changes);

  /** The report of a format. */
  static ChangesReport of(ChangesFormat format) {
    return switch (format) {
      case TEXT -> new TextChanges();
      case JSON -> changes -> ValueJson.text(ChangesData.of(changes), true) + "\n";
      case MARKDOWN -> new MarkdownChanges();
    };
  }
}
