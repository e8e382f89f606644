package plumb.cli.upgrade;

import java.util.List;
import plumb.cli.changes.ChangesFormat;

/** A form in which the impact of new versions is printed. */
public interface ImpactReport {
  /** The report, with its last line's end. */
  String of(List<EnvironmentImpact> environments);

  /** The report of a format. */
  static ImpactReport of(ChangesFormat format) {
    return switch (format) {
      case TEXT -> new TextImpact();
      case JSON -> new JsonImpact();
      case MARKDOWN -> new MarkdownImpact();
    };
  }
}
