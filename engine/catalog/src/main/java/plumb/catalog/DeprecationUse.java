package plumb.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Somebody used a name that is on its way out, while a catalog was compiled.
 *
 * @param code what happened
 * @param kind {@code parameter}, {@code class}, {@code defined_type} or {@code function}
 * @param module the module whose name it is; null for a name of site manifests
 * @param version the module's version; null when it has none
 * @param oldName the name that was used, as {@code nova::api::admin_user}
 * @param newName the name to use instead; null when nothing takes its place
 * @param since the version that deprecated it; null when unknown
 * @param removedIn the version that has it no more; null when unknown
 * @param message what else people should know; null for nothing
 * @param resource what it was used for, as {@code Class[Nova::Api]}; null for a function
 * @param setBy who used it
 */
public record DeprecationUse(
    Code code,
    String kind,
    @Nullable String module,
    @Nullable String version,
    String oldName,
    @Nullable String newName,
    @Nullable String since,
    @Nullable String removedIn,
    @Nullable String message,
    @Nullable String resource,
    Origin setBy) {

  /** What happened. */
  public enum Code {
    /** The old name was used, and still works. */
    DEPRECATED,
    /** Old and new name were both given a value: the new one's holds. */
    SUPERSEDED,
    /** The value has nowhere to go: the class that it moved to is not part of this catalog. */
    UNUSED
  }

  /** Returns the same use at another place. */
  public DeprecationUse withSetBy(Origin other) {
    return new DeprecationUse(
        code, kind, module, version, oldName, newName, since, removedIn, message, resource, other);
  }

  /** Returns the same use for whatever resource. */
  public DeprecationUse withoutResource() {
    return new DeprecationUse(
        code, kind, module, version, oldName, newName, since, removedIn, message, null, setBy);
  }

  /** Returns a sentence for people, without the place. */
  public String sentence() {
    StringBuilder text = new StringBuilder(oldName).append(" is deprecated");
    if (since != null) {
      text.append(" since ").append(module == null ? "version" : module).append(' ').append(since);
    }
    if (removedIn != null) {
      text.append(since == null ? ", " : " and ").append("gone in ").append(removedIn);
    }
    if (newName != null) {
      text.append("; use ").append(newName);
    }
    switch (code) {
      case SUPERSEDED -> text.append(", which has a value besides this one, and that one holds");
      case UNUSED -> text.append(", which this node has not: the value is not used");
      case DEPRECATED -> {}
    }
    if (message != null) {
      text.append(": ").append(message);
    }
    return text.toString();
  }
}
