package plumb.agent.provider;

/**
 * Takes the automatic relationships of a resource. A resource that the catalog does not have is no
 * mistake, and a relationship against one that the manifest declares is dropped.
 */
public interface Relations {

  /** The resource comes after {@code type[title]}, if that is in the catalog. */
  void require(String type, String title);

  /** The resource comes before {@code type[title]}, if that is in the catalog. */
  void before(String type, String title);

  /** As {@link #require}, and changes of the other refresh this one. */
  void subscribe(String type, String title);

  /** As {@link #before}, and changes of this one refresh the other. */
  void notify(String type, String title);

  /** Returns whether the catalog has {@code type[title]}. */
  boolean has(String type, String title);
}
