package plumb.host.records;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;

/** Lines of hosts(5). */
final class HostFormat implements EntryFormat {
  @Override
  public List<String> properties() {
    return List.of("ip", "host_aliases", "comment");
  }

  @Override
  public @Nullable Entry parse(String line) {
    int mark = line.indexOf('#');
    String[] words = (mark < 0 ? line : line.substring(0, mark)).strip().split("\\s+");
    if (words.length < 2 || !startsLikeAddress(line)) {
      return null;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("ip", words[0]);
    if (words.length > 2) {
      values.put("host_aliases", List.copyOf(Arrays.asList(words).subList(2, words.length)));
    }
    values.put("comment", mark < 0 ? "" : line.substring(mark + 1).strip());
    return new Entry(words[1], values);
  }

  private static boolean startsLikeAddress(String line) {
    return !line.isEmpty() && (line.charAt(0) == ':' || Character.digit(line.charAt(0), 16) >= 0);
  }

  @Override
  public String format(Entry entry) throws ProviderException {
    if (entry.text("ip").isEmpty()) {
      throw new ProviderException("ip is a required attribute for hosts");
    }
    StringBuilder line = new StringBuilder(entry.text("ip")).append('\t').append(entry.name());
    if (!entry.texts("host_aliases").isEmpty()) {
      line.append('\t').append(String.join(" ", entry.texts("host_aliases")));
    }
    if (!entry.text("comment").isEmpty()) {
      line.append("\t# ").append(entry.text("comment"));
    }
    return line.toString();
  }
}
