package plumb.host.postgresql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.host.records.Entry;
import plumb.host.records.EntryFormat;

/** Lines of postgresql.conf. */
final class ConfigurationFormat implements EntryFormat {
  private static final Pattern LINE =
      Pattern.compile("\\s*([\\w.]+)\\s*=?\\s*('(?:[^']|'')*'|[^#]*?)\\s*(?:#\\s*(.*?))?\\s*");
  private static final Pattern PLAIN = Pattern.compile("\\d+.?\\d+|\\w+");
  private static final String COMMENT = "comment";

  @Override
  public List<String> properties() {
    return List.of("value");
  }

  @Override
  public @Nullable Entry parse(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      return null;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("value", matcher.group(2).replaceAll("^'|'$", ""));
    if (matcher.group(3) != null) {
      values.put(COMMENT, matcher.group(3));
    }
    return new Entry(matcher.group(1).toLowerCase(Locale.ROOT), values);
  }

  /** Other files are included without an equals sign. */
  @Override
  public String format(Entry entry) {
    String value = entry.text("value");
    boolean includes = entry.name().equals("include") || entry.name().equals("include_if_exists");
    boolean plain = !includes && PLAIN.matcher(value).matches();
    String comment = entry.text(COMMENT);
    return entry.name()
        + (includes ? " " : " = ")
        + (plain ? value : "'" + value + "'")
        + (comment.isEmpty() ? "" : " # " + comment);
  }
}
