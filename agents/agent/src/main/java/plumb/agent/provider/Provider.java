package plumb.agent.provider;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the resources of one type are observed, compared and changed.
 *
 * <p>A run opens each provider that its catalog needs once ({@link Providers}), so a provider may
 * keep what it learned of the machine in its fields until {@link #finish}. All calls of one run
 * come from one thread.
 *
 * <p>The steps of a run, for each resource: {@link #desire} (before anything changes, for the whole
 * catalog), then in the order of the graph {@link #observe}, {@link #diff} and, unless the resource
 * is in noop, {@link #apply} for each change. Noop and drift detection share that path up to {@code
 * apply}, so nothing before it may change the machine.
 *
 * <p>Failures: {@link ProviderException} and {@link IOException} fail the resource (or the one
 * change) that was being worked on and skip what depends on it; the run goes on.
 *
 * @param <D> what is wanted: validated, immutable, made from parameters alone
 * @param <S> what was found on the machine (and in file sources), as far as {@code D} needs it
 */
public interface Provider<D, S> {

  /**
   * Returns the name of the backend that manages {@code desired}, as reports show it; null for a
   * type that has no backends.
   */
  @Nullable String name(D desired);

  /**
   * Turns parameters into what is wanted. Looks neither at the machine nor at other resources.
   *
   * <p>Every mistake goes to {@link Declaration#problem}; the result is then never used, so any
   * value will do. Parameters that were not read are refused by the caller.
   */
  D desire(Declaration declaration);

  /**
   * Returns what {@code desired} is on this machine, such as a path: a second resource with the
   * same identity is refused and references may use it as a title. Null where two may be the same.
   */
  default @Nullable String identity(D desired) {
    return null;
  }

  /**
   * Returns the title under which messages and reports show {@code desired}; references may use it
   * as well as the one in the manifest.
   *
   * @param declared the title in the manifest
   */
  default String title(D desired, String declared) {
    return declared;
  }

  /** Names the resources, of any type, that {@code desired} must come after or before. */
  default void relate(D desired, Relations relations) {}

  /**
   * Looks at everything of this type at once, before the first resource of the type is observed. A
   * failure here fails all resources of the type.
   *
   * @param all what is wanted of every resource of this type in the catalog
   */
  default void prefetch(Collection<D> all)
      throws ProviderException, IOException, InterruptedException {}

  /**
   * Returns more resources of this type that come into being just before {@code desired} is
   * observed, such as the files below a recursively managed directory, in the order in which they
   * are to be applied. One that the catalog has already gives way to the catalog's.
   */
  default List<Child<D>> children(D desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    return List.of();
  }

  /**
   * Returns whether a change made once leaves nothing to do, so that the same change in a later run
   * means that somebody undid it; false for what runs or speaks each time.
   */
  default boolean idempotent() {
    return true;
  }

  /**
   * Returns the values of properties that were brought about and that no parameter tells, such as
   * the checksum of what a source held, by the name of the property; those are left out that are
   * not known. Compared with {@link Change#current} in later runs.
   */
  default Map<String, String> held(D desired, S observed) {
    return Map.of();
  }

  /**
   * Returns resources of any type that come into being just before {@code desired} is observed, in
   * the order in which they are to be applied.
   */
  default List<Generated> generate(D desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    return List.of();
  }

  /** Returns whether {@link #instances} finds all that there is of this type. */
  default boolean listsInstances() {
    return false;
  }

  /**
   * Returns everything of this type that is there now, each with the parameters that it takes to
   * find it again.
   */
  default List<Generated> instances() throws ProviderException, IOException, InterruptedException {
    return List.of();
  }

  /** Returns the properties that {@link #audit} can tell; empty for a type that tells none. */
  default List<String> auditable() {
    return List.of();
  }

  /**
   * Returns what properties are now, for telling whether something else changes them.
   *
   * @param properties some of those that are {@link #auditable}
   * @return values by property; what is missing is absent
   */
  default Map<String, Object> audit(D desired, S observed, Set<String> properties)
      throws ProviderException, IOException, InterruptedException {
    return Map.of();
  }

  /** Finds out what is there. Changes nothing. */
  S observe(D desired, ResourceLog log) throws ProviderException, IOException, InterruptedException;

  /**
   * Returns the changes that lead from {@code observed} to {@code desired}, in the order in which
   * to make them; empty when there is nothing to do. A pure function.
   *
   * <p>When something is to be created or removed, that is the only change: it covers all other
   * properties.
   */
  List<Change> diff(D desired, S observed);

  /**
   * Returns text that shows a change to a person, such as a unified diff; null when the change's
   * message says enough. Called in noop too, before the change is made.
   */
  default @Nullable String explain(D desired, S observed, Change change)
      throws ProviderException, IOException, InterruptedException {
    return null;
  }

  /**
   * Makes one change of those that {@link #diff} returned.
   *
   * @param observed what was found before the first change of this resource
   */
  void apply(D desired, S observed, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException;

  /** Completes the changes of one resource; called once after at least one {@link #apply}. */
  default void flush(D desired, S observed, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {}

  /**
   * Returns whether {@code desired} does anything when a resource that it subscribes to changes.
   */
  default boolean refreshable(D desired) {
    return false;
  }

  /** Returns whether changes of {@code desired} refresh itself, as those of a mount do. */
  default boolean refreshesItself(D desired) {
    return false;
  }

  /** Reacts to the change of something that this resource subscribes to, as by a restart. */
  default void refresh(D desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {}

  /**
   * Ends the run for this provider, also after failures. A transactional provider commits here what
   * {@link #apply} only staged; if that fails, every resource that it changed has failed.
   */
  default void finish() throws ProviderException, IOException, InterruptedException {}
}
