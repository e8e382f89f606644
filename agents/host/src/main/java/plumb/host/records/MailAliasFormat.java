package plumb.host.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;

/** Lines of aliases(5): a name, a colon, and recipients with commas between them or a file. */
final class MailAliasFormat implements EntryFormat {
  private static final Pattern PLAIN = Pattern.compile("[-+\\w@.]*");

  @Override
  public List<String> properties() {
    return List.of("recipient", "file");
  }

  @Override
  public @Nullable Entry parse(String line) {
    int colon = line.indexOf(':');
    if (colon <= 0 || line.startsWith("#") || line.substring(0, colon).isBlank()) {
      return null;
    }
    String name = line.substring(0, colon).strip();
    String rest = line.substring(colon + 1).strip();
    if (rest.startsWith(":include:")) {
      return new Entry(name, Map.of("file", rest.substring(":include:".length()).strip()));
    }
    return new Entry(name, Map.of("recipient", recipients(rest)));
  }

  /** Splits at commas that are not in double quotes. */
  private static List<String> recipients(String text) {
    List<String> recipients = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        recipients.add(unquoted(text.substring(start, i)));
        start = i + 1;
      }
    }
    recipients.add(unquoted(text.substring(start)));
    return List.copyOf(recipients);
  }

  private static String unquoted(String text) {
    return text.strip().replaceAll("^['\"]|['\"]$", "");
  }

  @Override
  public boolean isContinuation(String line) {
    return line.startsWith(" ") || line.startsWith("\t");
  }

  @Override
  public String format(Entry entry) throws ProviderException {
    List<String> recipients = entry.texts("recipient");
    if (!recipients.isEmpty()) {
      List<String> words = new ArrayList<>();
      for (String recipient : recipients) {
        words.add(PLAIN.matcher(recipient).matches() ? recipient : '"' + recipient + '"');
      }
      return entry.name() + ": " + String.join(",", words);
    }
    if (entry.text("file").isEmpty()) {
      throw new ProviderException("A mail alias needs a recipient or a file");
    }
    return entry.name() + ": :include: " + entry.text("file");
  }
}
