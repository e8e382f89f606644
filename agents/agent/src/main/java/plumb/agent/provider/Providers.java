package plumb.agent.provider;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The providers that a run may open, by resource type. A list written out, not a search of the
 * class path: a class of a provider is loaded only when a catalog needs it.
 */
public final class Providers {
  private final Map<String, Function<ProviderContext, ? extends Provider<?, ?>>> openers =
      new TreeMap<>();
  private Function<String, @Nullable Function<ProviderContext, Provider<?, ?>>> more = type -> null;

  /**
   * Adds a type.
   *
   * @param type capitalised as in references, such as "File"
   * @param opener makes the provider at the start of a run
   */
  public Providers add(String type, Function<ProviderContext, ? extends Provider<?, ?>> opener) {
    openers.put(type, opener);
    return this;
  }

  /**
   * Adds types that are found only when a catalog has them.
   *
   * @param more returns what makes the provider of a type; null for a type that it does not know
   */
  public Providers otherwise(
      Function<String, @Nullable Function<ProviderContext, Provider<?, ?>>> more) {
    this.more = more;
    return this;
  }

  /** Returns whether resources of that type can be managed. */
  public boolean has(String type) {
    return openers.containsKey(type) || more.apply(type) != null;
  }

  /** Opens the provider of a type for one run; null when there is none. */
  public @Nullable Provider<?, ?> open(String type, ProviderContext context) {
    Function<ProviderContext, ? extends Provider<?, ?>> opener = openers.get(type);
    if (opener == null) {
      opener = more.apply(type);
    }
    return opener == null ? null : opener.apply(context);
  }

  /** Returns all types that were added one by one, in alphabetical order. */
  public Iterable<String> types() {
    return Collections.unmodifiableSet(openers.keySet());
  }
}
