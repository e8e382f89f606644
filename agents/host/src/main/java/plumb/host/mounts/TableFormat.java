package plumb.host.mounts;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;
import plumb.host.records.Entry;
import plumb.host.records.EntryFormat;

/** Lines of fstab(5), found by the place of the mount. */
final class TableFormat implements EntryFormat {
  static final String DEVICE = "device";
  static final String FSTYPE = "fstype";
  static final String OPTIONS = "options";
  static final String DUMP = "dump";
  static final String PASS = "pass";

  private static final List<String> FIELDS = List.of(DEVICE, "name", FSTYPE, OPTIONS, DUMP, PASS);

  @Override
  public List<String> properties() {
    return List.of(DEVICE, FSTYPE, OPTIONS, PASS, DUMP);
  }

  @Override
  public @Nullable Entry parse(String line) {
    String text = line.strip();
    String[] words = text.split("\\s+");
    if (text.startsWith("#") || words.length < 2) {
      return null;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < FIELDS.size() && i < words.length; i++) {
      values.put(FIELDS.get(i), Escapes.decode(words[i]));
    }
    String name = String.valueOf(values.remove("name"));
    return new Entry(withoutSlash(name), values);
  }

  /** Returns a path without slashes at its end. */
  static String withoutSlash(String path) {
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  @Override
  public String format(Entry entry) throws ProviderException {
    for (String field : List.of(FSTYPE, DEVICE)) {
      if (entry.text(field).isEmpty()) {
        throw new ProviderException(
            "Mount[" + entry.name() + "]: Field '" + field + "' is required");
      }
    }
    List<String> words = new ArrayList<>();
    words.add(Escapes.encode(entry.text(DEVICE)));
    words.add(Escapes.encode(entry.name()));
    words.add(entry.text(FSTYPE));
    words.add(entry.text(OPTIONS).isEmpty() ? "defaults" : entry.text(OPTIONS));
    String dump = entry.text(DUMP);
    String pass = entry.text(PASS);
    if (!dump.isEmpty() || !pass.isEmpty()) {
      words.add(dump.isEmpty() ? "0" : dump);
    }
    if (!pass.isEmpty()) {
      words.add(pass);
    }
    return String.join("\t", words);
  }
}
