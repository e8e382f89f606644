package plumb.analysis.changes;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plumb.analysis.interfaces.Place;

/**
 * One difference between two versions of a module.
 *
 * @param successor what takes the place of what was removed; null when nothing is known to
 * @param evidence why that is its successor; null without one
 * @param before a text of what was, such as a type; null when there is none
 * @param after a text of what is; null when there is none
 * @param oldPlace where it was declared; null for what is new, and for metadata
 * @param newPlace where it is declared; null for what was removed, and for metadata
 * @param bump what it asks of the version number
 * @param oldName what becomes of those who go on using the name
 * @param isPrivate whether the module says that others have no business with it
 */
public record Change(
    Kind kind,
    Subject subject,
    @Nullable Subject successor,
    @Nullable Evidence evidence,
    @Nullable String before,
    @Nullable String after,
    @Nullable Place oldPlace,
    @Nullable Place newPlace,
    Bump bump,
    OldName oldName,
    boolean isPrivate)
    implements Comparable<Change> {

  /** What happened. */
  public enum Kind {
    REMOVED,
    /** It has another name now; see the evidence. */
    RENAMED,
    /** A parameter is one of another class or type now. */
    MOVED,
    /** It has to be set, and had not. */
    REQUIRED,
    /** It takes less than it did. */
    TYPE_NARROWED,
    /** It does not take all that it did, and takes something else. */
    TYPE_CHANGED,
    /** Calls that were right are wrong now. */
    SIGNATURE_CHANGED,
    /** It is written in another way, and says otherwise what it takes. */
    REWRITTEN,
    /** Other versions of what it needs, or other systems. */
    SUPPORT_CHANGED,
    DEFAULT_CHANGED,
    /** It may be gone: code makes names of its sort up. */
    UNKNOWN,
    DEPRECATED,
    /** It takes more than it did. */
    TYPE_WIDENED,
    SIGNATURE_WIDENED,
    /** It had to be set, and has not. */
    OPTIONAL,
    ADDED;

    /** As programs read it. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Why something takes the place of something else.
   *
   * @param proved whether data says so; otherwise it is a guess
   * @param confidence of 0 to 1; 1 for what is proved
   * @param reason a clause for people
   */
  public record Evidence(boolean proved, double confidence, String reason) {}

  /** What a name means in the new version that was one in the old version. */
  public enum OldName {
    /** Nothing: code that uses it fails, and data for it is not read. */
    NOTHING,
    /** By a deprecation, what takes its place. */
    WORKS,
    /** By a deprecation that is over, an error, also in data. */
    REFUSED
  }

  /** Whether somebody who used the old version has to do something. */
  public boolean isBreaking() {
    return bump == Bump.MAJOR;
  }

  /** Whether what it is about is not there any more under its name. */
  public boolean isGone() {
    return kind == Kind.REMOVED || kind == Kind.RENAMED || kind == Kind.MOVED;
  }

  @Override
  public int compareTo(Change other) {
    int bySubject = subject.compareTo(other.subject);
    return bySubject != 0 ? bySubject : kind.compareTo(other.kind);
  }
}
