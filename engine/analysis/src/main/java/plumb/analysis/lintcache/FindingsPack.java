package plumb.analysis.lintcache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import plumb.analysis.lint.LintedFile;
import plumb.dsl.source.SourceText;

/**
 * What was found in the files of one directory. They are kept together because a file for each
 * would cost more time than most checks. Thread-safe.
 */
final class FindingsPack {
  /** Those of each text, under the name of its file. */
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();

  private volatile boolean changed;

  /**
   * @param digest of the text
   * @param findings as {@link FindingsFormat} writes them
   */
  private record Entry(String digest, byte[] findings) {}

  /** The pack that {@link #encode} wrote; as much of it as can be read. */
  static FindingsPack decode(byte @Nullable [] bytes) {
    FindingsPack pack = new FindingsPack();
    if (bytes == null) {
      return pack;
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      while (in.available() > 0) {
        String name = in.readUTF();
        String digest = in.readUTF();
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
          break;
        }
        pack.entries.put(name, new Entry(digest, in.readNBytes(length)));
      }
    } catch (IOException e) {
      return pack; // each entry has a checksum of its own
    }
    return pack;
  }

  byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Map.Entry<String, Entry> file : entries.entrySet()) {
        Entry entry = file.getValue();
        out.writeUTF(file.getKey());
        out.writeUTF(entry.digest);
        out.writeInt(entry.findings.length);
        out.write(entry.findings);
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /** Whether it holds what it did not hold when it was read. */
  boolean isChanged() {
    return changed;
  }

  /** What was found in a file, if it was this text. */
  @Nullable LintedFile get(String name, String digest, SourceText source) {
    Entry entry = entries.get(name);
    return entry == null || !entry.digest.equals(digest)
        ? null
        : FindingsFormat.decode(entry.findings, source);
  }

  void put(String name, String digest, LintedFile found) {
    entries.put(name, new Entry(digest, FindingsFormat.encode(found)));
    changed = true;
  }
}
