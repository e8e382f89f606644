package plumb.environments.git;

import java.io.IOException;

/** A cached repository that cannot be read: {@link CachedRepository#renew} helps. */
public final class CorruptCacheException extends IOException {
  private static final long serialVersionUID = 1;

  CorruptCacheException(Throwable cause) {
    super("a cached repository is corrupt: " + cause.getMessage(), cause);
  }
}
