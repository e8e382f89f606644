package plumb.host.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.ProviderException;
import plumb.host.principals.Principals;

/** Holds the places of files while they are looked at or changed. For one thread. */
final class Places {
  private final ProviderContext context;
  private final Principals principals;

  /** Directories to which root alone can change the way; as of so many changes of the run. */
  private final Set<Path> roots = new HashSet<>();

  private long changes;

  Places(ProviderContext context, Principals principals) {
    this.context = context;
    this.principals = principals;
  }

  /** Does something with a file; its failures tell the names that people know. */
  <T extends @Nullable Object> T at(FileDesired desired, HeldPath.Work<T> work)
      throws ProviderException, IOException, InterruptedException {
    try (HeldPath place = hold(desired)) {
      return place.told(work);
    }
  }

  /** Does something with a file of no special name in a directory, whose place is held. */
  <T extends @Nullable Object> T in(FileDesired directory, HeldPath.Work<T> work)
      throws ProviderException, IOException, InterruptedException {
    Path any = directory.path().resolve("any");
    try (HeldPath place =
        directory.copying().followLinks() ? HeldPath.asNamed(any) : holdByItself(any)) {
      return place.told(work);
    }
  }

  private HeldPath hold(FileDesired desired) throws ProviderException, IOException {
    boolean asRoot = principals.own() == 0;
    Path file = desired.path();
    Path root = desired.within() == null ? tidied(file) : desired.within();
    if (root == null) {
      return holdByItself(file);
    }
    if (desired.copying().followLinks()) {
      return asRoot ? HeldPath.throughLinks(root, file) : HeldPath.asNamed(file);
    }
    return root.equals(file.getParent()) ? holdByItself(file) : HeldPath.below(root, file, asRoot);
  }

  /**
   * Holds the place of a file that is not found below another. What root alone can change is asked
   * once, until the run changes something.
   */
  private HeldPath holdByItself(Path file) throws ProviderException, IOException {
    if (principals.own() != 0) {
      return HeldPath.asNamed(file);
    }
    if (changes != context.changes()) {
      changes = context.changes();
      roots.clear();
    }
    if (roots.contains(file.getParent())) {
      return HeldPath.asNamed(file);
    }
    HeldPath held = HeldPath.of(file);
    if (held.isAsNamed() && file.getParent() != null) {
      roots.add(file.getParent());
    }
    return held;
  }

  private @Nullable Path tidied(Path file) {
    return context.provider("Tidy") instanceof TidyProvider tidy ? tidy.placeOf(file) : null;
  }
}
