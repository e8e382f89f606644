package plumb.analysis.upgrade;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plumb.analysis.changes.Change;
import plumb.analysis.changes.Subject;
import plumb.analysis.uses.Site;

/**
 * A place that a new version of a module touches.
 *
 * @param site what stands there
 * @param file its path
 * @param offset where the name starts, in UTF-16 units from the file's start; -1 where a name is
 *     missing, and in files of nodes
 * @param length of the name as it is written
 * @param line from 1
 * @param column from 1, in characters
 * @param subject the name's meaning in the old version
 * @param successor what takes its place; null when nothing is known to
 * @param change what the new version does to it
 * @param effect what that does here
 * @param nodes the nodes whose classifier says it; empty elsewhere
 */
public record Use(
    Site site,
    String file,
    int offset,
    int length,
    int line,
    int column,
    Subject subject,
    @Nullable Subject successor,
    Change change,
    Effect effect,
    List<String> nodes)
    implements Comparable<Use> {
  private static final Comparator<Use> ORDER =
      Comparator.comparing(Use::file)
          .thenComparingInt(Use::line)
          .thenComparingInt(Use::column)
          .thenComparing(Use::subject)
          .thenComparing(one -> one.change().kind());

  /** What becomes of a use. */
  public enum Effect {
    /** Nodes with it get no catalog. */
    FAILS("fails"),
    /** The new type does not take the value: nodes get no catalog, either. */
    REFUSED("its value is refused"),
    /** Something has to be given here now. */
    MISSING("is missing"),
    /** Nothing reads it any more, and nothing says so. */
    SILENT("dies in silence"),
    /** What the value is, or which types there are, is not known. */
    DOUBTFUL("its value may be refused"),
    /** It does what it did, for now. */
    DEPRECATED("works, for now");

    private final String phrase;

    Effect(String phrase) {
      this.phrase = phrase;
    }

    /** As people call it. */
    public String phrase() {
      return phrase;
    }

    /** As programs read it. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public int compareTo(Use other) {
    return ORDER.compare(this, other);
  }
}
