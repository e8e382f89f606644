package plumb.compiler.lookup;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the value of the first source that has one. */
final class FirstFound extends MergeStrategy {
  /** What holds when nobody asked for a strategy. */
  static final FirstFound DEFAULT = new FirstFound("default");

  static final FirstFound FIRST = new FirstFound("first");

  private final String name;

  private FirstFound(String name) {
    super(Map.of());
    this.name = name;
  }

  @Override
  String name() {
    return name;
  }

  @Override
  Object merge(Object high, Object low) {
    return high;
  }

  @Override
  <T> @Nullable Found lookup(List<T> sources, Invocation invocation, Source<T> source) {
    for (int i = 0; i < sources.size(); i++) {
      Found found = source.find(sources.get(i));
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
