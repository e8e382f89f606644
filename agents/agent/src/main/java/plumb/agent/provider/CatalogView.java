package plumb.agent.provider;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a provider may know of the other resources of its catalog. */
public interface CatalogView {

  /** Returns whether there is a resource of that type with that title, alias or identity. */
  boolean has(String type, String title);

  /**
   * Returns what is wanted of another resource, found by title, alias or identity; null when there
   * is none.
   *
   * @param kind the class that the other type's provider makes of its parameters
   */
  <D> @Nullable D desired(String type, String title, Class<D> kind);

  /**
   * Returns the identities of all resources of a type; for purging what is not among them. Reflects
   * children that were added.
   */
  Set<String> identities(String type);
}
