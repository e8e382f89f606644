package plumb.agent.provider;

import java.io.IOException;
import java.util.List;

/**
 * A provider of resources that never change themselves: they pass something on, hold something for
 * others, or bring others with them. There is nothing to observe.
 *
 * @param <D> what is wanted
 */
public interface PassiveProvider<D> extends Provider<D, Boolean> {

  @Override
  default Boolean observe(D desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    return true;
  }

  @Override
  default List<Change> diff(D desired, Boolean observed) {
    return List.of();
  }

  @Override
  default void apply(D desired, Boolean observed, Change change, ResourceLog log) {
    throw new IllegalStateException("what is passive never changes itself");
  }
}
