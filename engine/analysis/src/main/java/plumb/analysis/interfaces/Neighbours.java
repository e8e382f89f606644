package plumb.analysis.interfaces;

import org.jspecify.annotations.Nullable;

/** The modules beside a module: names can move from one to another. */
@FunctionalInterface
public interface Neighbours {
  /** Nothing is known of other modules. */
  Neighbours NONE = module -> null;

  /** What a module offers; null when it is not there. */
  @Nullable ModuleInterface find(String module);

  /** Whether these are all modules there are, so that names of others lead nowhere. */
  default boolean areAll() {
    return false;
  }
}
