package plumb.server.files;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Undef;

/**
 * What an agent must know of a file before it fetches it.
 *
 * @param path the file, or the directory that was asked for
 * @param relative the file below that directory, {@code .} for itself; null for a file alone
 * @param type file, directory or link
 * @param checksum with its type in braces before it
 * @param destination where a link leads
 */
record FileMetadata(
    String path,
    @Nullable String relative,
    boolean follows,
    int owner,
    int group,
    int mode,
    String type,
    String checksumType,
    String checksum,
    @Nullable String destination) {

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("path", path);
    map.put("relative_path", relative == null ? Undef.UNDEF : relative);
    map.put("links", follows ? "follow" : "manage");
    map.put("owner", (long) owner);
    map.put("group", (long) group);
    map.put("mode", (long) mode);
    map.put("checksum", Map.of("type", checksumType, "value", checksum));
    map.put("type", type);
    map.put("destination", destination == null ? Undef.UNDEF : destination);
    return map;
  }
}
