package plumb.host.ssh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;
import plumb.host.records.Entry;
import plumb.host.records.EntryFormat;

/**
 * Lines of an authorized_keys file: options with commas between them, type, key, and a comment,
 * which is the name of the record.
 */
final class KeyLine implements EntryFormat {
  static final String TYPE = "type";
  static final String KEY = "key";
  static final String OPTIONS = "options";

  /** Options are managed in any case: a key that nobody gave options is to have none. */
  static final List<String> NO_OPTIONS = List.of(Entry.ABSENT);

  private static final String COMMENT = "comment";

  @Override
  public List<String> properties() {
    return List.of(TYPE, KEY, OPTIONS);
  }

  @Override
  public @Nullable Entry parse(String line) {
    String text = line.strip();
    if (text.startsWith("#")) {
      return null;
    }
    List<String> options = NO_OPTIONS;
    if (!startsWithType(text)) {
      int end = endOfOptions(text);
      options = split(text.substring(0, end));
      text = text.substring(end).stripLeading();
    }
    String[] words = text.split("\\s+", 3);
    if (words.length < 2 || !startsWithType(text)) {
      return null;
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(TYPE, words[0]);
    values.put(KEY, words[1]);
    values.put(OPTIONS, options);
    String comment = words.length > 2 ? words[2] : "";
    values.put(COMMENT, comment);
    return new Entry(comment, values);
  }

  private static boolean startsWithType(String text) {
    int end = 0;
    while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    return KeyTypes.OF_USERS.contains(text.substring(0, end));
  }

  /** Returns the place of the first space that is not between double quotes. */
  private static int endOfOptions(String text) {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && (i == 0 || text.charAt(i - 1) != '\\')) {
        quoted = !quoted;
      } else if (!quoted && Character.isWhitespace(c)) {
        return i;
      }
    }
    return text.length();
  }

  private static List<String> split(String text) {
    List<String> options = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && (i == 0 || text.charAt(i - 1) != '\\')) {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        options.add(text.substring(start, i));
        start = i + 1;
      }
    }
    options.add(text.substring(start));
    return List.copyOf(options);
  }

  @Override
  public String format(Entry entry) throws ProviderException {
    for (String field : List.of(TYPE, KEY)) {
      if (entry.text(field).isEmpty()) {
        throw new ProviderException("Field '" + field + "' is required");
      }
    }
    List<String> words = new ArrayList<>();
    if (!entry.texts(OPTIONS).isEmpty() && !entry.texts(OPTIONS).equals(NO_OPTIONS)) {
      words.add(String.join(",", entry.texts(OPTIONS)));
    }
    words.add(entry.text(TYPE));
    words.add(entry.text(KEY));
    // A line without a comment was named after its place, which does not belong in it.
    words.add(entry.values().containsKey(COMMENT) ? entry.text(COMMENT) : entry.name());
    return String.join(" ", words).stripTrailing();
  }
}
