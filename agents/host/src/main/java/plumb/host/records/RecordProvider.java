package plumb.host.records;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Changes;
import plumb.agent.provider.Generated;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.ResourceLog;

/**
 * Manages records of files, in the way that all types share which live in such files: they differ
 * in their parameters ({@link #desire}) and in their {@link EntryFormat}.
 */
public abstract class RecordProvider implements Provider<DesiredEntry, EntryState> {
  private final String type;
  private final List<String> properties;
  private final RecordFiles files;
  private final @Nullable Path defaultTarget;

  /**
   * Creates a provider.
   *
   * @param type lower-case name of the resource type
   * @param defaultTarget the file that is looked at in any case, or null
   */
  protected RecordProvider(
      String type, EntryFormat format, FileStore store, @Nullable Path defaultTarget) {
    this.type = type;
    this.properties = format.properties();
    this.files = new RecordFiles(format, store);
    this.defaultTarget = defaultTarget;
  }

  @Override
  public @Nullable String name(DesiredEntry desired) {
    return "parsed";
  }

  @Override
  public @Nullable String identity(DesiredEntry desired) {
    return desired.name();
  }

  /** Returns the file that a record belongs in; null where that is not known yet. */
  protected @Nullable Path target(DesiredEntry desired)
      throws ProviderException, IOException, InterruptedException {
    return desired.target();
  }

  /** Returns whether the system does what a record says. */
  protected boolean isInEffect(DesiredEntry desired) throws IOException {
    return false;
  }

  @Override
  public void prefetch(Collection<DesiredEntry> all)
      throws ProviderException, IOException, InterruptedException {
    if (defaultTarget != null) {
      files.get(defaultTarget);
    }
    for (DesiredEntry desired : all) {
      Path target = target(desired);
      if (target != null) {
        files.get(target);
      }
    }
  }

  @Override
  public boolean listsInstances() {
    return defaultTarget != null;
  }

  @Override
  public List<Generated> instances() throws ProviderException, IOException, InterruptedException {
    Set<String> names = new LinkedHashSet<>();
    if (defaultTarget != null) {
      files.get(defaultTarget).entries().forEach(entry -> names.add(entry.name()));
    }
    String capitalised = type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
    return names.stream().map(name -> new Generated(capitalised, name, Map.of())).toList();
  }

  @Override
  public EntryState observe(DesiredEntry desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    Path file = files.find(desired.name(), target(desired));
    Entry entry = file == null ? null : files.get(file).find(desired.name());
    return new EntryState(entry, file, isInEffect(desired));
  }

  @Override
  public List<String> auditable() {
    List<String> names = new ArrayList<>(List.of("ensure"));
    names.addAll(properties);
    names.add("target");
    return names;
  }

  @Override
  public Map<String, Object> audit(DesiredEntry desired, EntryState observed, Set<String> names) {
    Map<String, Object> values = new HashMap<>();
    if (observed.entry() != null && observed.file() != null) {
      values.putAll(observed.entry().values());
      values.put("ensure", "present");
      values.put("target", observed.file().toString());
    }
    return values;
  }

  @Override
  public List<Change> diff(DesiredEntry desired, EntryState observed) {
    Entry entry = observed.entry();
    Changes changes = new Changes();
    if (entry == null) {
      if (Boolean.TRUE.equals(desired.present())) {
        changes.add(Change.ensure(type, Entry.ABSENT, "present"));
      }
    } else if (Boolean.FALSE.equals(desired.present())) {
      changes.add(Change.ensure(type, "present", Entry.ABSENT));
    } else {
      compare(desired, entry, observed.file(), changes);
    }
    return changes.list();
  }

  /** Adds the changes of the properties of a record that is there. */
  protected final void compare(
      DesiredEntry desired, Entry entry, @Nullable Path file, Changes changes) {
    for (Map.Entry<String, Object> wanted : desired.values().entrySet()) {
      String property = wanted.getKey();
      if (!isInSync(property, entry.get(property), wanted.getValue())) {
        changes.add(change(property, entry.get(property), wanted.getValue()));
      }
    }
    if (file != null && desired.target() != null) {
      changes.compare("target", file.toString(), desired.target().toString());
    }
  }

  /** Returns whether a property is as it should be. */
  protected boolean isInSync(String property, Object current, Object wanted) {
    return current.equals(wanted);
  }

  /** Describes a change of a property. */
  protected Change change(String property, Object current, Object wanted) {
    return Change.of(property, current, wanted);
  }

  @Override
  public void apply(DesiredEntry desired, EntryState observed, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    String name = desired.name();
    Path file = observed.file();
    Entry entry = file == null ? null : files.get(file).find(name);
    if (entry == null || file == null) {
      put(needTarget(desired), desired.entry());
    } else if (Boolean.FALSE.equals(desired.present())) {
      remove(file, name);
    } else {
      Object value = desired.values().get(change.property());
      if (value == null) { // the target
        remove(file, name);
        put(needTarget(desired), entry);
      } else {
        put(file, entry.with(change.property(), value));
      }
    }
  }

  private Path needTarget(DesiredEntry desired)
      throws ProviderException, IOException, InterruptedException {
    Path target = target(desired);
    if (target == null) {
      throw new ProviderException("It is not known which file that belongs in");
    }
    return target;
  }

  /** Puts a record into a file, to be written by {@link #flush}. */
  protected final void put(Path file, Entry entry)
      throws ProviderException, IOException, InterruptedException {
    files.get(file).put(entry);
    files.changed(file);
  }

  /** Takes a record out of a file, to be written by {@link #flush}. */
  protected final void remove(Path file, String name)
      throws ProviderException, IOException, InterruptedException {
    files.get(file).remove(name);
    files.changed(file);
  }

  /** Returns the records of a file. */
  protected final List<Entry> entries(Path file)
      throws ProviderException, IOException, InterruptedException {
    return files.get(file).entries();
  }

  /** Writes all files that have changed. */
  protected final void write() throws ProviderException, IOException, InterruptedException {
    files.write();
  }

  @Override
  public void flush(DesiredEntry desired, EntryState observed, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    write();
  }
}
