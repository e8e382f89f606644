package plumb.catalog.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Resource;

/**
 * A resource that is new, gone or different.
 *
 * @param before null if it is new
 * @param after null if it is gone
 * @param parameters what differs; all parameters of a new or gone resource
 */
public record ResourceChange(
    @Nullable Resource before, @Nullable Resource after, List<ParameterChange> parameters) {

  /** What happened to a resource. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED
  }

  /** Returns what happened to it. */
  public Kind kind() {
    return before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.CHANGED;
  }

  /** Returns {@code Type[title]}. */
  public String ref() {
    Resource resource = after != null ? after : before;
    return resource == null ? "" : resource.ref();
  }
}
