package plumb.analysis.deprecations;

import java.util.List;
import java.util.function.UnaryOperator;
import plumb.compiler.deprecation.Deprecation.Kind;

/**
 * The draft of a {@code deprecations.yaml} for what was recognised. Only what code proves becomes a
 * rename: the rest stands in comments, for people to decide.
 */
public final class Draft {
  private static final String HEAD =
      """
      # What the module calls deprecated, read from its comments and code. People decide:
      # since and removed_in (versions of the module) are to be added, and the replacements in
      # comments may take other values than the old names do.
      """;

  private final String module;
  private final UnaryOperator<String> paths;
  private final StringBuilder text = new StringBuilder(HEAD);

  private Draft(String module, UnaryOperator<String> paths) {
    this.module = module;
    this.paths = paths;
  }

  /**
   * The text of the file.
   *
   * @param paths makes the path of a file as people read it
   */
  public static String of(
      List<RecognisedDeprecation> recognised, String module, UnaryOperator<String> paths) {
    Draft draft = new Draft(module, paths);
    draft.text.append(recognised.isEmpty() ? "deprecations: []\n" : "deprecations:\n");
    recognised.forEach(draft::add);
    return draft.text.toString();
  }

  private void add(RecognisedDeprecation one) {
    Evidence best = one.bestEvidence();
    comment("", one.confidence().word() + ": " + place(best) + " " + best.kind().phrase());
    text.append("- ").append(one.kind().key()).append(": ").append(one.name()).append('\n');
    if (one.kind() == Kind.FUNCTION && !one.owner().startsWith(module + "::")) {
      text.append("  module: ").append(module).append('\n');
    }
    boolean single = one.replacements().size() == 1;
    for (Replacement replacement : one.replacements()) {
      String where = replacement.confidence().word() + ": " + place(replacement.evidence());
      if (single && replacement.confidence() == Confidence.PROVED) {
        text.append("  renamed_to: ").append(replacement.name()).append("  # ").append(where);
        text.append('\n');
      } else {
        comment("  ", "renamed_to: " + replacement.name() + "  # " + where);
      }
    }
    if (one.message() != null) {
      text.append("  message: ").append(quoted(one.message())).append('\n');
    }
  }

  private void comment(String indent, String line) {
    text.append(indent).append("# ").append(line.replaceAll("\\p{Cntrl}", " ")).append('\n');
  }

  private String place(Evidence evidence) {
    return paths.apply(evidence.path()) + ":" + evidence.line() + ":" + evidence.column();
  }

  private static String quoted(String message) {
    return "'" + message.replaceAll("\\p{Cntrl}", " ").replace("'", "''") + "'";
  }
}
