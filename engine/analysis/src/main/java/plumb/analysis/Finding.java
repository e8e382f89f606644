package plumb.analysis;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Something that a check found in a file. Immutable.
 *
 * @param check the stable name of the check
 * @param path the file's path as it was given
 * @param line the line, from 1
 * @param column the column on that line, in characters from 1
 * @param message one plain sentence without position
 * @param hint what to do about it, where there is more to say than the message
 * @param fix what mends it, if that is known and safe
 */
public record Finding(
    String check,
    Level level,
    String path,
    int line,
    int column,
    String message,
    @Nullable String hint,
    @Nullable Fix fix) {

  /** The order of the text; findings of one place stay as they are. */
  public static final Comparator<Finding> BY_PLACE =
      Comparator.comparingInt(Finding::line).thenComparingInt(Finding::column);

  /** A finding without a hint. */
  public Finding(
      String check,
      Level level,
      String path,
      int line,
      int column,
      String message,
      @Nullable Fix fix) {
    this(check, level, path, line, column, message, null, fix);
  }

  /** The message and, on a line of its own, the hint. */
  public String messageWithHint() {
    return hint == null ? message : message + "\n" + hint;
  }
}
