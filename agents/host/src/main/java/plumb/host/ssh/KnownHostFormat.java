package plumb.host.ssh;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;
import plumb.host.records.Entry;
import plumb.host.records.EntryFormat;

/**
 * Lines of a known_hosts file: names with commas between them, type, key, and perhaps a comment. A
 * host may have a key of each type, so a record is found by {@code name@type}. Lines with a marker
 * (certificate authorities, revoked keys) are nobody's.
 */
final class KnownHostFormat implements EntryFormat {
  static final String ALIASES = "host_aliases";
  static final String KEY = "key";
  private static final String COMMENT = "comment";

  @Override
  public List<String> properties() {
    return List.of(KEY, ALIASES);
  }

  @Override
  public @Nullable Entry parse(String line) {
    String[] words = line.strip().split("\\s+", 4);
    if (words.length < 3 || line.startsWith("#") || line.startsWith("@")) {
      return null;
    }
    List<String> names = Arrays.asList(words[0].split(",", -1));
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(KEY, words[2]);
    values.put(ALIASES, List.copyOf(names.subList(1, names.size())));
    if (words.length > 3) {
      values.put(COMMENT, words[3]);
    }
    return new Entry(names.get(0) + "@" + words[1], values);
  }

  @Override
  public String format(Entry entry) throws ProviderException {
    if (entry.text(KEY).isEmpty()) {
      throw new ProviderException("Field 'key' is required");
    }
    int at = entry.name().indexOf('@');
    StringBuilder line = new StringBuilder(entry.name().substring(0, at));
    entry.texts(ALIASES).forEach(alias -> line.append(',').append(alias));
    line.append(' ').append(entry.name().substring(at + 1)).append(' ').append(entry.text(KEY));
    if (!entry.text(COMMENT).isEmpty()) {
      line.append(' ').append(entry.text(COMMENT));
    }
    return line.toString();
  }
}
