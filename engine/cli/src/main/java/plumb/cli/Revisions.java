package plumb.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plumb.compiler.store.CacheStore;
import plumb.environments.EnvironmentException;
import plumb.environments.checkout.Checkouts;
import plumb.environments.git.LocalRepository;

/** Revisions of the control repository that somebody works in. */
final class Revisions {
  private Revisions() {}

  /**
   * The environment of a revision; null when the current directory lies in no repository, or that
   * has no such revision.
   */
  static @Nullable Path environment(String revision) throws IOException {
    LocalRepository repository = LocalRepository.around(Path.of("").toAbsolutePath());
    Path caches = CacheStore.home();
    if (repository == null || caches == null) {
      return null;
    }
    FetchProgress progress = new FetchProgress("checkout");
    try {
      return new Checkouts(repository, caches.resolve("checkouts"), progress).environment(revision);
    } catch (EnvironmentException e) {
      throw EnvironmentProblem.of(e);
    } finally {
      progress.end();
    }
  }
}
