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
 * @param ref {@code Type[title]} as people may see it
 */
public record ResourceChange(
    @Nullable Resource before,
    @Nullable Resource after,
    List<ParameterChange> parameters,
    String ref) {

  ResourceChange(
      @Nullable Resource before, @Nullable Resource after, List<ParameterChange> parameters) {
    this(before, after, parameters, ref(after != null ? after : before));
  }

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

  private static String ref(@Nullable Resource resource) {
    return resource == null ? "" : resource.ref();
  }
}
