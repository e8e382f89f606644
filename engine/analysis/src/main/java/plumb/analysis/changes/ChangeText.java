package plumb.analysis.changes;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plumb.analysis.changes.Change.Evidence;
import plumb.analysis.changes.ModuleChanges.Verdict;
import plumb.analysis.interfaces.ModuleInterface;

/** Says changes in sentences. */
public final class ChangeText {
  private ChangeText() {}

  /** A change as a clause without a full stop. */
  public static String of(Change change) {
    String label = change.subject().label();
    String before = String.valueOf(change.before());
    String after = String.valueOf(change.after());
    return switch (change.kind()) {
      case REMOVED ->
          label
              + isSupport(change, " is no longer needed", " is gone")
              + (change.after() == null ? "" : ": " + after);
      case RENAMED -> label + " is now " + successor(change) + because(change.evidence());
      case MOVED -> label + " moved to " + successor(change) + because(change.evidence());
      case REQUIRED -> label + " has to be set now; its default was " + before;
      case OPTIONAL -> label + " need not be set now; its default is " + after;
      case TYPE_NARROWED -> label + " takes less" + types(before, after);
      case TYPE_WIDENED -> label + " takes more" + types(before, after);
      case TYPE_CHANGED -> label + " takes something else" + types(before, after);
      case SIGNATURE_CHANGED -> label + " takes other arguments: " + before + " -> " + after;
      case SIGNATURE_WIDENED -> label + " takes more arguments: " + before + " -> " + after;
      case REWRITTEN -> label + " is written anew: " + before + " -> " + after;
      case SUPPORT_CHANGED -> label + ": " + before + " -> " + after;
      case DEFAULT_CHANGED -> label + " has another default: " + before + " -> " + after;
      case UNKNOWN -> label + " may be gone: " + after + " makes names up";
      case DEPRECATED -> label + " is deprecated" + (after.isEmpty() ? "" : ": " + after);
      case ADDED -> label + " is new" + (change.after() == null ? "" : ": " + after);
    };
  }

  private static String types(String before, String after) {
    return before.equals(after)
        ? ", as a type in it does: " + after
        : ": " + before + " -> " + after;
  }

  private static String isSupport(Change change, String needed, String otherwise) {
    return switch (change.subject().sort()) {
      case REQUIREMENT, DEPENDENCY -> needed;
      case OPERATING_SYSTEM -> " is no longer supported";
      default -> otherwise;
    };
  }

  private static String successor(Change change) {
    Subject successor = change.successor();
    if (successor == null) {
      return "";
    }
    String parameter = successor.parameter();
    return parameter != null && successor.owner().equals(change.subject().owner())
        ? parameter
        : successor.name();
  }

  private static String because(@Nullable Evidence evidence) {
    if (evidence == null) {
      return "";
    }
    return evidence.proved()
        ? " (" + evidence.reason() + ")"
        : " (a guess, "
            + Math.round(evidence.confidence() * 100)
            + " %: "
            + evidence.reason()
            + ")";
  }

  /** The two versions: "nova 1.0.0 -> 2.0.0". */
  public static String heading(ModuleChanges changes) {
    ModuleInterface before = changes.before();
    return before.module() + " " + before.version() + " -> " + changes.after().version();
  }

  /** What the version numbers are worth. */
  public static String verdict(ModuleChanges changes) {
    Verdict verdict = changes.verdict();
    if (verdict == null) {
      return "The changes ask for " + version(changes.gravest()) + "; the versions are not known.";
    }
    String asked =
        verdict.asked() == Bump.NONE
            ? "Nothing asks for a new version"
            : "The changes ask for " + version(verdict.asked());
    String given =
        verdict.given() == Bump.NONE
            ? "this is not even a newer one"
            : "this is " + version(verdict.given());
    return asked
        + ", and "
        + given
        + ": the number is "
        + (verdict.isHonest() ? "" : "not ")
        + "honest.";
  }

  private static String version(Bump bump) {
    return bump == Bump.NONE
        ? "no version"
        : "a " + bump.toString().toLowerCase(Locale.ROOT) + " version";
  }
}
