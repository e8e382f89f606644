package plumb.compiler.fleet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import plumb.compiler.inputs.Input;

/** A {@link FleetRecord} as bytes. What is damaged is no record: everything is compiled again. */
public final class FleetRecordFormat {
  private FleetRecordFormat() {}

  /** Writes what nodes still name. */
  public static byte[] write(FleetRecord record) {
    Map<Integer, Integer> inputs = new LinkedHashMap<>();
    Map<Integer, int[]> readings = new LinkedHashMap<>();
    Map<Integer, Integer> numbers = new HashMap<>();
    Map<String, FleetRecord.Node> nodes = new LinkedHashMap<>();
    record.forEach(
        (key, node, reading) -> {
          nodes.put(key, node);
          if (numbers.putIfAbsent(node.reading(), readings.size()) == null) {
            readings.put(node.reading(), reading);
            for (int id : reading) {
              inputs.putIfAbsent(id, inputs.size());
            }
          }
        });
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(inputs.size());
      for (int id : inputs.keySet()) {
        Input input = record.input(id);
        out.writeByte(input.kind().ordinal());
        out.writeUTF(input.place());
        out.writeUTF(input.key());
        out.writeUTF(record.state(id));
      }
      out.writeInt(readings.size());
      for (int[] reading : readings.values()) {
        out.writeInt(reading.length);
        for (int id : reading) {
          out.writeInt(number(inputs, id));
        }
      }
      out.writeInt(nodes.size());
      for (Map.Entry<String, FleetRecord.Node> entry : nodes.entrySet()) {
        FleetRecord.Node node = entry.getValue();
        out.writeUTF(entry.getKey());
        out.writeUTF(node.id());
        out.writeUTF(node.factsFile());
        out.writeUTF(node.facts());
        out.writeInt(number(numbers, node.reading()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] content = bytes.toByteArray();
    return ByteBuffer.allocate(content.length + Long.BYTES)
        .put(content)
        .putLong(checksum(content, content.length))
        .array();
  }

  private static long checksum(byte[] bytes, int length) {
    CRC32 sum = new CRC32();
    sum.update(bytes, 0, length);
    return sum.getValue();
  }

  private static int number(Map<Integer, Integer> numbers, int id) {
    Integer number = numbers.get(id);
    if (number == null) {
      throw new IllegalStateException("a record names what it does not have");
    }
    return number;
  }

  /** Reads a record; an empty one from what is damaged. */
  public static FleetRecord read(byte[] bytes) {
    FleetRecord record = new FleetRecord();
    int length = bytes.length - Long.BYTES;
    if (length < 0 || ByteBuffer.wrap(bytes).getLong(length) != checksum(bytes, length)) {
      return record;
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int[] inputs = new int[in.readInt()];
      for (int i = 0; i < inputs.length; i++) {
        Input.Kind kind = Input.Kind.values()[in.readByte()];
        Input input = new Input(kind, in.readUTF(), in.readUTF());
        inputs[i] = record.restore(input, in.readUTF());
      }
      int[][] readings = new int[in.readInt()][];
      for (int i = 0; i < readings.length; i++) {
        readings[i] = new int[in.readInt()];
        for (int j = 0; j < readings[i].length; j++) {
          readings[i][j] = inputs[in.readInt()];
        }
      }
      int nodes = in.readInt();
      for (int i = 0; i < nodes; i++) {
        String key = in.readUTF();
        FleetRecord.Node node = new FleetRecord.Node(in.readUTF(), in.readUTF(), in.readUTF(), 0);
        record.restore(key, node, readings[in.readInt()]);
      }
      return record;
    } catch (IOException | IndexOutOfBoundsException | NegativeArraySizeException damaged) {
      return new FleetRecord();
    }
  }
}
