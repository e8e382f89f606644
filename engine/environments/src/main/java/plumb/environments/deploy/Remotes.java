package plumb.environments.deploy;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import plumb.environments.EnvironmentException;
import plumb.environments.git.CachedRepository;
import plumb.environments.git.ObjectCache;
import plumb.environments.git.Remote;
import plumb.environments.git.RemoteRefs;

/** What the remotes have: each is asked once in a deploy. Thread-safe. */
final class Remotes {
  private final ObjectCache cache;
  private final Work work;
  private final Map<String, FutureTask<RemoteRefs>> asked = new ConcurrentHashMap<>();

  Remotes(ObjectCache cache, Work work) {
    this.cache = cache;
    this.work = work;
  }

  /** Asks many at once, and does not wait. */
  void ask(Collection<Remote> remotes) {
    for (Remote remote : remotes) {
      work.start(() -> task(remote).run());
    }
  }

  private FutureTask<RemoteRefs> task(Remote remote) {
    return asked.computeIfAbsent(
        remote.url(), url -> new FutureTask<>(() -> RemoteRefs.of(remote)));
  }

  /**
   * The refs of a remote.
   *
   * @throws EnvironmentException when it cannot be reached
   */
  RemoteRefs refs(Remote remote) {
    FutureTask<RemoteRefs> task = task(remote);
    task.run();
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnvironmentException("INTERRUPTED", "the deploy was interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof EnvironmentException known) {
        throw known;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** How many were asked. */
  int count() {
    return asked.size();
  }

  /** The cached objects of a remote. */
  CachedRepository repository(Remote remote) {
    return cache.of(remote);
  }
}
