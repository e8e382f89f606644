package plumb.agent;

import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.Providers;

/** Opens the providers of a run, each when it is first needed. */
final class OpenProviders {
  private final Providers providers;
  private final Inventory inventory;

  OpenProviders(Providers providers, Inventory inventory) {
    this.providers = providers;
    this.inventory = inventory;
  }

  /** Returns whether resources of that type can be managed. */
  boolean has(String type) {
    return providers.has(type);
  }

  /** Returns the provider of a type; null when there is none. */
  @Nullable OpenProvider<?, ?> get(String type, ProviderContext context) {
    OpenProvider<?, ?> known = inventory.provider(type);
    if (known == null) {
      Provider<?, ?> provider = providers.open(type, context);
      if (provider != null) {
        known = new OpenProvider<>(provider);
        inventory.opened(type, known);
      }
    }
    return known;
  }
}
