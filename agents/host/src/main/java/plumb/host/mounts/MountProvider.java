package plumb.host.mounts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Changes;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.Relations;
import plumb.agent.provider.ResourceLog;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;
import plumb.host.records.DesiredEntry;
import plumb.host.records.Entry;
import plumb.host.records.EntryState;
import plumb.host.records.FileStore;
import plumb.host.records.RecordProvider;

/**
 * Manages file systems, in the table of what to mount and mounted ({@code mount}).
 *
 * <p>A change refreshes the mount itself, as does anything that it subscribes to: what is mounted
 * is mounted again with its new options.
 */
public final class MountProvider extends RecordProvider {
  private static final Path FSTAB = Path.of("/etc/fstab");
  private static final String MOUNTED = "mounted";
  private static final String UNMOUNTED = "unmounted";
  private static final String DEFINED = "defined";

  /** Mounted, but not in the table. */
  private static final String GHOST = "ghost";

  private final ProviderContext context;

  /** Opens the provider for one run. */
  public MountProvider(ProviderContext context, FileStore store) {
    super("mount", new TableFormat(), store, FSTAB);
    this.context = context;
  }

  @Override
  public DesiredEntry desire(Declaration declaration) {
    return MountDeclaration.read(declaration);
  }

  /** Mounts come after those that they lie in, and before the files that lie in them. */
  @Override
  public void relate(DesiredEntry desired, Relations relations) {
    if (!desired.name().startsWith("/")) {
      return;
    }
    Path place = Path.of(desired.name());
    for (Path above = place.getParent(); above != null; above = above.getParent()) {
      relations.require("Mount", above.toString());
    }
    for (String file : context.catalog().identities("File")) {
      Path path = Path.of(file);
      if (path.startsWith(place) && !path.equals(place)) {
        relations.before("File", file);
      }
    }
  }

  @Override
  protected boolean isInEffect(DesiredEntry desired) throws IOException {
    return Mounted.places().contains(desired.name());
  }

  private static String state(EntryState observed) {
    if (observed.entry() == null) {
      return observed.inEffect() ? GHOST : Entry.ABSENT;
    }
    return observed.inEffect() ? MOUNTED : UNMOUNTED;
  }

  private static @Nullable String ensure(DesiredEntry desired) {
    return desired.settings().get(MountDeclaration.ENSURE);
  }

  @Override
  public Map<String, Object> audit(DesiredEntry desired, EntryState observed, Set<String> names) {
    Map<String, Object> values = super.audit(desired, observed, names);
    values.put("ensure", state(observed));
    return values;
  }

  @Override
  public List<Change> diff(DesiredEntry desired, EntryState observed) {
    String state = state(observed);
    String wanted = ensure(desired);
    if (wanted != null && !isInSync(state, wanted)) {
      return List.of(Change.of("ensure", state, wanted).event(event(wanted)));
    }
    Changes changes = new Changes();
    if (observed.entry() != null) {
      compare(desired, observed.entry(), observed.file(), changes);
    }
    return changes.list();
  }

  private static boolean isInSync(String state, String wanted) {
    return state.equals(wanted)
        || (wanted.equals(DEFINED) && (state.equals(MOUNTED) || state.equals(UNMOUNTED)));
  }

  private static String event(String wanted) {
    return switch (wanted) {
      case Entry.ABSENT -> "mount_deleted";
      case MOUNTED -> "mount_mounted";
      default -> "mount_changed";
    };
  }

  @Override
  public void apply(DesiredEntry desired, EntryState observed, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    if (!change.property().equals("ensure")) {
      super.apply(desired, observed, change, log);
      return;
    }
    boolean mounted = observed.inEffect();
    switch (String.valueOf(ensure(desired))) {
      case Entry.ABSENT -> {
        if (mounted) {
          unmount(desired);
        }
        if (observed.entry() != null && observed.file() != null) {
          remove(observed.file(), desired.name());
        }
      }
      case UNMOUNTED -> {
        enter(desired, observed);
        if (mounted) {
          write();
          unmount(desired);
        }
      }
      default -> enter(desired, observed);
    }
  }

  /** Puts all that is wanted into the table. */
  private void enter(DesiredEntry desired, EntryState observed)
      throws ProviderException, IOException, InterruptedException {
    Entry entry = observed.entry();
    Entry wanted = entry == null ? desired.entry() : desired.over(entry);
    Path target = desired.target() == null ? FSTAB : desired.target();
    if (!wanted.equals(entry) || !target.equals(observed.file())) {
      if (observed.file() != null && !target.equals(observed.file())) {
        remove(observed.file(), desired.name());
      }
      put(target, wanted);
    }
  }

  /** Mounts what is in the table by now. */
  @Override
  public void flush(DesiredEntry desired, EntryState observed, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    write();
    if (MOUNTED.equals(ensure(desired)) && !isInEffect(desired)) {
      run("/usr/bin/mount", desired.name());
    }
  }

  @Override
  public boolean refreshable(DesiredEntry desired) {
    return true;
  }

  @Override
  public boolean refreshesItself(DesiredEntry desired) {
    return !Entry.ABSENT.equals(ensure(desired));
  }

  @Override
  public void refresh(DesiredEntry desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    if ("swap".equals(desired.values().get(TableFormat.FSTYPE)) || !isInEffect(desired)) {
      return;
    }
    log.info("Remounting");
    if (Boolean.parseBoolean(desired.settings().get(MountDeclaration.REMOUNTS))) {
      run("/usr/bin/mount", "-o", "remount", desired.name());
    } else {
      unmount(desired);
      run("/usr/bin/mount", desired.name());
    }
  }

  private static void unmount(DesiredEntry desired)
      throws ProviderException, IOException, InterruptedException {
    run("/usr/bin/umount", desired.name());
  }

  private static void run(String... command)
      throws ProviderException, IOException, InterruptedException {
    CommandResult result = Command.of(command).run();
    if (!result.succeeded()) {
      throw new ProviderException(result.failure());
    }
  }
}
