package plumb.host.sysctl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;
import plumb.host.records.Entry;
import plumb.host.records.EntryFormat;

/** Lines of sysctl.conf(5). */
final class SysctlFormat implements EntryFormat {
  @Override
  public List<String> properties() {
    return List.of("val");
  }

  @Override
  public @Nullable Entry parse(String line) {
    String text = line.strip();
    int equals = text.indexOf('=');
    if (text.startsWith("#") || text.startsWith(";") || equals <= 0) {
      return null;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("val", text.substring(equals + 1).strip());
    return new Entry(text.substring(0, equals).strip(), values);
  }

  @Override
  public String format(Entry entry) throws ProviderException {
    return entry.name() + "=" + entry.text("val");
  }
}
