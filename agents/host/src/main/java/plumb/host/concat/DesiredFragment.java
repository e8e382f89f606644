package plumb.host.concat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code concat_fragment} says. Immutable.
 *
 * @param target path or title of the file that it belongs to
 * @param tag tag of the file that it belongs to
 * @param content the text; null where it comes from a source
 * @param sources where the text comes from, the first that exists
 * @param secret whether the text must never be shown
 */
record DesiredFragment(
    String name,
    @Nullable String target,
    @Nullable String tag,
    String order,
    @Nullable String content,
    List<String> sources,
    boolean secret) {

  /** Returns whether it belongs to that file. */
  boolean belongsTo(DesiredConcat file) {
    return file.path().equals(target)
        || file.title().equals(target)
        || (tag != null && tag.equals(file.tag()));
  }
}
