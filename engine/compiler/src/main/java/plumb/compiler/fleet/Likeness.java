package plumb.compiler.fleet;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.diff.CatalogDiff;
import plumb.catalog.diff.DiffJson;
import plumb.catalog.json.ValueJson;
import plumb.compiler.batch.BatchFailure;

/** When nodes change alike: the same resources in the same way, but for the node's own name. */
final class Likeness {
  private Likeness() {}

  /** A text that is the same for nodes that change alike. */
  static String of(NodeComparison node) {
    CatalogDiff diff = node.diff();
    String text =
        diff == null
            ? failure(node.before()) + "\n" + failure(node.after())
            : ValueJson.text(Map.of("", DiffJson.of(diff)), false);
    String name = node.name();
    int dot = name.indexOf('.');
    String unnamed = text.replace(name, "\0node\0");
    return InputState.digest(
        dot <= 0 ? unnamed : unnamed.replace(name.substring(0, dot), "\0host\0"));
  }

  private static String failure(@Nullable BatchFailure failure) {
    return failure == null
        ? "compiles"
        : failure.code() + " " + failure.message() + " " + failure.file() + ":" + failure.line();
  }
}
