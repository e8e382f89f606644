package plumb.agent;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderException;

/** A provider that a run has opened, and what is wanted of all resources that it manages. */
final class OpenProvider<D, S> {
  private final Provider<D, S> provider;
  private final List<D> desired = new ArrayList<>();
  private boolean prefetched;
  private @Nullable String prefetchFailure;

  OpenProvider(Provider<D, S> provider) {
    this.provider = provider;
  }

  Provider<D, S> provider() {
    return provider;
  }

  /** Adds what is wanted of one more resource. */
  void add(D one) {
    desired.add(one);
  }

  /** Lets the provider look at everything, the first time; returns why it could not, or null. */
  @Nullable String prefetch() throws InterruptedException {
    if (!prefetched) {
      prefetched = true;
      try {
        provider.prefetch(desired);
      } catch (ProviderException | IOException | RuntimeException e) {
        prefetchFailure = Failures.describe(e);
      }
    }
    return prefetchFailure;
  }
}
