package plumb.compiler.fleet;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.store.BuildVersion;
import plumb.compiler.store.CacheStore;

/**
 * Keeps the records of a person's fleets between runs. What cannot be kept or read again costs
 * time, nothing else.
 */
public final class FleetRecordStore {
  private final @Nullable CacheStore store;
  private final String key;

  /**
   * @param what tells this record from others: the fleet's file, and every option that changes
   *     catalogs
   */
  public FleetRecordStore(List<String> what) {
    String version = BuildVersion.ofCompiler();
    this.store = version == null ? null : CacheStore.ofUser("fleets", version);
    this.key = InputState.digest(String.join("\0", what));
  }

  /** The record as it was stored last; an empty one when there is none. */
  public FleetRecord load() {
    byte[] bytes = store == null ? null : store.load(key);
    return bytes == null ? new FleetRecord() : FleetRecordFormat.read(bytes);
  }

  /** Stores a record in place of the earlier one. */
  public void store(FleetRecord record) {
    if (store != null) {
      store.store(key, FleetRecordFormat.write(record));
    }
  }
}
