package plumb.agent;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.CatalogView;
import plumb.values.types.ResourceType;

/**
 * The resources and containers of a run in the order of the manifest, found by title, alias or
 * identity. Grows when resources bring others with them.
 */
final class Inventory implements CatalogView {
  private final List<Subject> subjects = new ArrayList<>();
  private final Map<String, Map<String, Subject>> byTitle = new HashMap<>();
  private final Map<String, OpenProvider<?, ?>> providers = new LinkedHashMap<>();
  private final Map<String, Set<String>> identities = new HashMap<>();

  /** Adds a resource or container at the end; returns what has its title already, or null. */
  @Nullable Subject add(Subject subject) {
    subjects.add(subject);
    Subject other = index(subject, subject.title());
    if (subject instanceof ManagedResource<?, ?> resource) {
      String identity = resource.identity();
      if (identity != null) {
        identities.computeIfAbsent(resource.type(), key -> new LinkedHashSet<>()).add(identity);
        other = other == null ? index(subject, identity) : other;
      }
    }
    return other;
  }

  /** Makes a resource findable by another title; returns what has that already, or null. */
  @Nullable Subject index(Subject subject, String title) {
    Subject other =
        byTitle
            .computeIfAbsent(subject.type(), key -> new HashMap<>())
            .putIfAbsent(key(subject.type(), title), subject);
    return other == subject ? null : other;
  }

  /** Finds a resource or container by title, alias or identity. */
  @Nullable Subject find(String type, String title) {
    Map<String, Subject> ofType = byTitle.get(type);
    return ofType == null ? null : ofType.get(key(type, title));
  }

  /** Names of classes are written in either case, paths with or without a slash at the end. */
  private static String key(String type, String title) {
    return switch (type) {
      case "Class" -> ResourceType.capitalizeSegments(title);
      case "File" -> {
        int end = title.length();
        while (end > 1 && title.charAt(end - 1) == '/') {
          end--;
        }
        yield title.substring(0, end);
      }
      default -> title;
    };
  }

  /** Finds a resource or container by {@code Type[title]}. */
  @Nullable Subject find(String ref) {
    int open = ref.indexOf('[');
    return open > 0 && ref.endsWith("]")
        ? find(ref.substring(0, open), ref.substring(open + 1, ref.length() - 1))
        : null;
  }

  /** Returns everything in order. */
  List<Subject> subjects() {
    return Collections.unmodifiableList(subjects);
  }

  /** Remembers the provider that a type is managed by. */
  void opened(String type, OpenProvider<?, ?> provider) {
    providers.put(type, provider);
  }

  @Nullable OpenProvider<?, ?> provider(String type) {
    return providers.get(type);
  }

  Collection<OpenProvider<?, ?>> providers() {
    return providers.values();
  }

  @Override
  public boolean has(String type, String title) {
    return find(type, title) != null;
  }

  @Override
  public <D> @Nullable D desired(String type, String title, Class<D> kind) {
    return find(type, title) instanceof ManagedResource<?, ?> resource
            && kind.isInstance(resource.desired())
        ? kind.cast(resource.desired())
        : null;
  }

  @Override
  public Set<String> identities(String type) {
    return Collections.unmodifiableSet(identities.getOrDefault(type, Set.of()));
  }
}
