package plumb.environments.git;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/**
 * The system as JGit sees it here: no configuration of the host or the user, because it only reads
 * objects, and nothing to measure or to write down.
 */
public final class IsolatedSystem extends SystemReader.Delegate {
  private static final long TIMESTAMP_NANOS = 10_000_000;

  private IsolatedSystem(SystemReader usual) {
    super(usual);
  }

  /** From now on JGit reads no configuration but that of repositories. */
  public static synchronized void set() {
    if (!(SystemReader.getInstance() instanceof IsolatedSystem)) {
      SystemReader.setInstance(new IsolatedSystem(SystemReader.getInstance()));
    }
  }

  @Override
  public FileBasedConfig openSystemConfig(Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  @Override
  public FileBasedConfig openUserConfig(Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  @Override
  public FileBasedConfig openJGitConfig(Config parent, FS fs) {
    return new Nothing(parent, fs);
  }

  /** A configuration without a file, that knows how exact the times of files are. */
  private static final class Nothing extends FileBasedConfig {
    Nothing(Config parent, FS fs) {
      super(parent, null, fs);
    }

    @Override
    public void load() {}

    @Override
    public boolean isOutdated() {
      return false;
    }

    @Override
    public void save() throws IOException {}

    /** Otherwise JGit tries it out by writing files. */
    @Override
    public long getTimeUnit(
        String section, String subsection, String name, long usual, TimeUnit unit) {
      return "filesystem".equals(section)
          ? unit.convert(TIMESTAMP_NANOS, TimeUnit.NANOSECONDS)
          : super.getTimeUnit(section, subsection, name, usual, unit);
    }
  }
}
