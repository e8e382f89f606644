package plumb.host.facts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * The abbreviation of the local time zone, such as CEST, as the C library would print it.
 *
 * <p>Read from the zone's own file (RFC 8536): Java's names come from locale data, which takes a
 * long time to load and differs for many zones.
 */
final class TimeZoneName {
  private static final int MAGIC = 0x545a6966; // TZif
  private static final int HEADER = 44;

  private final SystemTree tree;

  TimeZoneName(SystemTree tree) {
    this.tree = tree;
  }

  /**
   * Returns the abbreviation that is valid at a time.
   *
   * @param variable the environment's TZ, or null
   */
  String at(Instant time, @Nullable String variable) {
    if (variable == null) {
      return fromFile("/etc/localtime", time, "UTC");
    }
    String zone = variable.startsWith(":") ? variable.substring(1) : variable;
    if (zone.isEmpty()) {
      return "UTC";
    }
    String file = zone.startsWith("/") ? zone : "/usr/share/zoneinfo/" + zone;
    return fromFile(file, time, fromRule(zone, time));
  }

  private String fromFile(String file, Instant time, String otherwise) {
    byte[] bytes = tree.bytes(file);
    if (bytes == null || bytes.length < HEADER || ByteBuffer.wrap(bytes).getInt() != MAGIC) {
      return otherwise;
    }
    Block first = Block.at(bytes, 0, 4);
    return bytes[4] == 0 ? first.name(time) : Block.at(bytes, first.end(), 8).name(time);
  }

  /** A rule is for instance {@code CET-1CEST,M3.5.0,M10.5.0/3} or {@code <+03>-3}. */
  private static String fromRule(String rule, Instant time) {
    String[] names = new String[2];
    int at = 0;
    for (int i = 0; i < 2 && at < rule.length() && rule.charAt(at) != ','; i++) {
      int start = at;
      boolean quoted = rule.charAt(at) == '<';
      if (quoted) {
        start++;
        at = rule.indexOf('>', at);
        if (at < 0) {
          return "UTC";
        }
      } else {
        while (at < rule.length() && Character.isLetter(rule.charAt(at))) {
          at++;
        }
      }
      names[i] = rule.substring(start, at);
      at += quoted ? 1 : 0;
      while (at < rule.length() && "+-:0123456789".indexOf(rule.charAt(at)) >= 0) {
        at++;
      }
    }
    String standard = names[0];
    if (standard == null || standard.length() < 3) {
      return "UTC";
    }
    String summer = names[1];
    boolean inSummer =
        summer != null && TimeZone.getDefault().toZoneId().getRules().isDaylightSavings(time);
    return inSummer && summer != null ? summer : standard;
  }

  /**
   * One of the data blocks: a header with counts, then transition times, their types, the types
   * themselves and the names.
   *
   * @param width bytes of a time
   */
  private record Block(
      byte[] bytes, int start, int width, int times, int types, int names, int end) {

    static Block at(byte[] bytes, int start, int width) {
      ByteBuffer counts = ByteBuffer.wrap(bytes, start + 20, 24);
      int utIndicators = counts.getInt();
      int standardIndicators = counts.getInt();
      int leaps = counts.getInt();
      int times = counts.getInt();
      int types = counts.getInt();
      int names = counts.getInt();
      int length =
          times * (width + 1)
              + types * 6
              + names
              + leaps * (width + 4)
              + standardIndicators
              + utIndicators;
      return new Block(bytes, start, width, times, types, names, start + HEADER + length);
    }

    String name(Instant time) {
      int last = -1;
      while (last + 1 < times && timeOf(last + 1) <= time.getEpochSecond()) {
        last++;
      }
      String footer = width == 8 ? footer() : "";
      if (last == times - 1 && !footer.isEmpty()) {
        return fromRule(footer, time);
      }
      int type = last < 0 ? 0 : bytes[start + HEADER + times * width + last];
      int typesAt = start + HEADER + times * (width + 1);
      int namesAt = typesAt + types * 6;
      return zeroTerminated(namesAt + bytes[typesAt + type * 6 + 5], namesAt + names);
    }

    private long timeOf(int i) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, start + HEADER + i * width, width);
      return width == 8 ? buffer.getLong() : buffer.getInt();
    }

    private String footer() {
      String text = new String(bytes, end, bytes.length - end, StandardCharsets.US_ASCII);
      return text.strip();
    }

    private String zeroTerminated(int from, int limit) {
      int to = from;
      while (to < limit && bytes[to] != 0) {
        to++;
      }
      return new String(bytes, from, to - from, StandardCharsets.US_ASCII);
    }
  }
}
