package plumb.server.puppet;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.Problems;

/** What is told of a compile that failed. */
final class CompileErrors {
  private CompileErrors() {}

  /** What is wrong with the manifests or data, with its place, in one line; null for a defect. */
  static @Nullable String sentence(RuntimeException problem) {
    for (Map<String, Object> entry : Problems.data(problem)) {
      if ("INTERNAL".equals(entry.get("code"))) {
        return null;
      }
      StringBuilder text = new StringBuilder("Evaluation Error: ").append(entry.get("message"));
      if (entry.containsKey("file")) {
        text.append(" (file: ").append(entry.get("file"));
        text.append(", line: ").append(entry.get("line"));
        text.append(", column: ").append(entry.get("column")).append(')');
      }
      return text.toString();
    }
    return null;
  }
}
