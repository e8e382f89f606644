package plumb.compiler.unitcache;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.lower.LoweringReader;
import plumb.compiler.program.Unit;
import plumb.compiler.program.UnitReader;
import plumb.compiler.store.BuildVersion;
import plumb.compiler.store.CacheStore;
import plumb.compiler.store.PackFile;

/**
 * Fetches programs by the content of their texts: from memory, from disk, and only then from the
 * reader behind it, which has to parse. A program is a pure function of its text, so where the text
 * came from does not matter. Thread-safe.
 *
 * <p>Memory holds the programs used last, up to a total length of their texts. The disk holds those
 * of the last month; what cannot be read there counts as absent.
 */
public final class CachingUnitReader implements UnitReader {
  /** Programs take about three bytes a character of their text, which is held, too. */
  private static final long MEMORY_CHARACTERS = 24L << 20;

  private final UnitReader reader;
  private final @Nullable PackFile store;
  private final Map<UnitKey, Held> held = new LinkedHashMap<>(64, 0.75f, true);
  private long heldCharacters;

  private record Held(Unit unit, int characters) {}

  /**
   * @param directory where programs are kept between runs; null to keep them in memory only
   */
  public CachingUnitReader(UnitReader reader, @Nullable Path directory) {
    this(reader, directory == null ? null : CacheStore.open(directory));
  }

  private CachingUnitReader(UnitReader reader, @Nullable CacheStore store) {
    this.reader = reader;
    this.store = store == null ? null : store.pack("programs");
  }

  /** The reader for a person's own commands: it keeps programs below their cache directory. */
  public static CachingUnitReader ofUser() {
    String version = BuildVersion.ofPrograms();
    return new CachingUnitReader(
        new LoweringReader(), version == null ? null : CacheStore.ofUser("units", version));
  }

  @Override
  public Unit read(String text, @Nullable String path, Syntax syntax) {
    UnitKey key = UnitKey.of(text, syntax);
    Unit unit = fromMemory(key);
    if (unit != null) {
      return unit;
    }
    unit = fromStore(key);
    if (unit == null) {
      unit = reader.read(text, path, syntax);
      keepInStore(key, unit);
    }
    keepInMemory(key, new Held(unit, text.length()));
    return unit;
  }

  private synchronized @Nullable Unit fromMemory(UnitKey key) {
    Held entry = held.get(key);
    return entry == null ? null : entry.unit;
  }

  private synchronized void keepInMemory(UnitKey key, Held entry) {
    Held before = held.put(key, entry);
    heldCharacters += entry.characters - (before == null ? 0 : before.characters);
    var oldest = held.entrySet().iterator();
    while (heldCharacters > MEMORY_CHARACTERS && held.size() > 1) {
      heldCharacters -= oldest.next().getValue().characters;
      oldest.remove();
    }
  }

  private @Nullable Unit fromStore(UnitKey key) {
    byte[] bytes = store == null ? null : store.load(key.checksums(), key.shape());
    if (bytes == null || !key.startsWithText(bytes)) {
      return null;
    }
    try {
      return UnitFormat.decode(bytes, key.length());
    } catch (DamagedException e) {
      return null; // the text is parsed, and the file written anew
    }
  }

  private void keepInStore(UnitKey key, Unit unit) {
    if (store == null) {
      return;
    }
    try {
      store.store(key.checksums(), key.shape(), key.textAnd(UnitFormat.encode(unit)));
    } catch (UnencodableException e) {
      // Such a program is made anew in each run; the class says what it is that cannot be stored.
      return;
    }
  }
}
