package plumb.analysis.rename;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.analysis.rename.Renames.Rename;
import plumb.compiler.yaml.YamlOutline;

/**
 * The old keys that the data of their new names are made of, as in {@code new: "%{lookup('old')}"},
 * in any file: there, both names are needed.
 */
final class OwnReads {
  private static final Pattern LOOKUP =
      Pattern.compile("%\\{\\s*(?:lookup|hiera|alias)\\(\\s*['\"]([\\w:]+)");

  private final Renames renames;
  private final Set<String> keys = new HashSet<>();

  OwnReads(Renames renames) {
    this.renames = renames;
  }

  /** Takes in the values of a data file. */
  void add(String text) {
    YamlOutline.Value root = text.contains("%{") ? YamlOutline.of(text) : null;
    if (root != null) {
      for (YamlOutline.Entry entry : root.entries()) {
        String end = end(entry.key().text());
        entry.value().visit(value -> add(value.text(), end));
      }
    }
  }

  private void add(String value, String end) {
    Matcher lookups = LOOKUP.matcher(value);
    while (lookups.find()) {
      String key = lookups.group(1);
      if (!key.equals(end) && end(key).equals(end)) {
        keys.add(key);
      }
    }
  }

  private String end(String key) {
    Rename rename = renames.parameter(key);
    return rename == null ? key : rename.end().toString();
  }

  /** Whether a key is one of them. */
  boolean has(String key) {
    return keys.contains(key);
  }

  /** The one that a text reads; null for none. */
  @Nullable String in(String text) {
    Matcher lookups = LOOKUP.matcher(text);
    while (lookups.find()) {
      if (keys.contains(lookups.group(1))) {
        return lookups.group(1);
      }
    }
    return null;
  }
}
