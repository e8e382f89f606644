package plumb.host.files;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.ProviderException;
import plumb.host.principals.Principals;

/** Holds the places of files while they are looked at or changed. For one thread. */
final class Places {
  private final ProviderContext context;
  private final Principals principals;

  Places(ProviderContext context, Principals principals) {
    this.context = context;
    this.principals = principals;
  }

  /** What is done with a file while its place is held. */
  interface Work<T extends @Nullable Object> {
    T with(HeldPath place) throws ProviderException, IOException, InterruptedException;
  }

  /** Does something with a file; its failures tell the names that people know. */
  <T extends @Nullable Object> T at(FileDesired desired, Work<T> work)
      throws ProviderException, IOException, InterruptedException {
    try (HeldPath place = hold(desired)) {
      return told(place, work);
    }
  }

  /** Does something with a file of no special name in a directory, whose place is held. */
  <T extends @Nullable Object> T in(FileDesired directory, Work<T> work)
      throws ProviderException, IOException, InterruptedException {
    Path any = directory.path().resolve("any");
    boolean holds = principals.own() == 0 && !directory.copying().followLinks();
    try (HeldPath place = holds ? HeldPath.of(any) : HeldPath.asNamed(any)) {
      return told(place, work);
    }
  }

  private static <T extends @Nullable Object> T told(HeldPath place, Work<T> work)
      throws ProviderException, IOException, InterruptedException {
    try {
      return work.with(place);
    } catch (ProviderException e) {
      throw place.named(e);
    } catch (IOException e) {
      throw place.named(e);
    }
  }

  private HeldPath hold(FileDesired desired) throws ProviderException, IOException {
    boolean asRoot = principals.own() == 0;
    Path file = desired.path();
    Path root = desired.within() == null ? tidied(file) : desired.within();
    if (root == null) {
      return asRoot ? HeldPath.of(file) : HeldPath.asNamed(file);
    }
    if (desired.copying().followLinks()) {
      return asRoot ? HeldPath.throughLinks(root, file) : HeldPath.asNamed(file);
    }
    return HeldPath.below(root, file, asRoot);
  }

  private @Nullable Path tidied(Path file) {
    return context.provider("Tidy") instanceof TidyProvider tidy ? tidy.placeOf(file) : null;
  }
}
