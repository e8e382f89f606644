package plumb.server.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import plumb.compiler.fleet.FleetRecord;
import plumb.compiler.fleet.FleetRecordFormat;
import plumb.compiler.snapshot.Snapshot;

/**
 * What the compiles of nodes have read, an environment at a time. It saves compiles and nothing
 * else: what is lost is compiled again. Thread-safe.
 */
final class FleetMemory {
  private final Path directory;
  private final Map<String, FleetRecord> records = new ConcurrentHashMap<>();

  /**
   * @param directory where it is kept from one start to the next
   */
  FleetMemory(Path directory) {
    this.directory = directory;
  }

  private FleetRecord record(String environment) {
    return records.computeIfAbsent(environment, name -> read(directory.resolve(name)));
  }

  private static FleetRecord read(Path file) {
    try {
      return FleetRecordFormat.read(Files.readAllBytes(file));
    } catch (IOException unknown) {
      return new FleetRecord();
    }
  }

  /** The nodes that a change cannot touch, as far as is known. */
  Set<String> untouched(
      String environment, List<FleetLines.Line> lines, Snapshot before, Snapshot after) {
    List<String> keys = lines.stream().map(FleetLines.Line::key).toList();
    return record(environment).untouched(keys, before, after);
  }

  /**
   * Learns what compiles have read.
   *
   * @param file as a comparison writes it; there need not be one
   * @param lines all nodes of the environment: what is known of others is forgotten
   */
  void learn(String environment, Path file, List<FleetLines.Line> lines) throws IOException {
    FleetRecord record = record(environment);
    try {
      record.take(FleetRecordFormat.read(Files.readAllBytes(file)));
    } catch (NoSuchFileException nothingWasCompiled) {
      return;
    }
    Set<String> keys = new HashSet<>();
    lines.forEach(line -> keys.add(line.key()));
    record.retain(keys);
    Files.createDirectories(directory);
    Path written = Files.createTempFile(directory, ".record", "");
    Files.write(written, FleetRecordFormat.write(record));
    Files.move(
        written,
        directory.resolve(environment),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
