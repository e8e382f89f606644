package plumb.analysis.data;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.analysis.rename.Renames;
import plumb.analysis.rename.Renames.Rename;
import plumb.compiler.eyaml.EncryptedText;
import plumb.compiler.program.Lines;
import plumb.compiler.yaml.DataMap;
import plumb.compiler.yaml.Position;
import plumb.dsl.source.SourceText;
import plumb.values.Type;
import plumb.values.types.SensitiveType;

/**
 * Knows which values of data are nobody's business: those of parameters and keys that are made
 * Sensitive, and encrypted ones.
 */
final class SecretValues {
  private static final String MASK = "***";

  /** Marks of what is masked, which no data file can have. */
  private static final char FIRST = '\1';

  private static final char NEXT = '\2';

  /** What is masked up to the end of a line: nobody sees how long it is. */
  private static final Pattern LAST = Pattern.compile("(?m)" + FIRST + "+" + NEXT + "*$");

  private final ParameterKeys parameters;
  private final KeyOptions options;
  private final Renames renames;

  SecretValues(ParameterKeys parameters, KeyOptions options, Renames renames) {
    this.parameters = parameters;
    this.options = options;
    this.renames = renames;
  }

  /** Whether a value must not be shown. */
  boolean isSecret(String key, Object value) {
    Rename rename = renames.parameter(key);
    return isEncrypted(value)
        || isSensitive(key)
        || rename != null && isSensitive(rename.end().toString());
  }

  private boolean isSensitive(String key) {
    Type type = parameters.type(key);
    return options.mayBeSensitive(key) || type != null && SensitiveType.isIn(type);
  }

  static boolean isEncrypted(@Nullable Object value) {
    if (value instanceof String text) {
      return EncryptedText.isMarked(text);
    }
    if (value instanceof List<?> list) {
      return list.stream().anyMatch(SecretValues::isEncrypted);
    }
    return value instanceof Map<?, ?> map
        && map.values().stream().anyMatch(SecretValues::isEncrypted);
  }

  /** The text of a file as it may be shown: every place is where it was. */
  SourceText shown(DataFile file) {
    String text = file.source().text();
    DataMap content = file.content();
    int[] starts = new int[content.size()];
    int[] lines = Lines.of(text).starts();
    for (int i = 0; i < starts.length; i++) {
      int position = content.positionAt(i);
      int line = Math.max(1, Math.min(Position.line(position), lines.length));
      int column = Math.max(1, Position.column(position));
      starts[i] = Math.min(lines[line - 1] + column - 1, text.length());
    }
    int[] sorted = starts.clone();
    Arrays.sort(sorted);
    char[] masked = text.toCharArray();
    for (int i = 0; i < starts.length; i++) {
      String key = String.valueOf(content.keyAt(i));
      if (isSecret(key, content.valueAt(i))) {
        int next = Arrays.binarySearch(sorted, starts[i] + 1);
        int at = next < 0 ? -next - 1 : next;
        mask(
            masked,
            afterKey(text, key, starts[i]),
            at < sorted.length ? sorted[at] : text.length());
      }
    }
    String shown = LAST.matcher(new String(masked)).replaceAll(MASK);
    return new SourceText(file.source().path(), shown.replace(FIRST, '*').replace(NEXT, ' '));
  }

  /** Where what belongs to a key starts. */
  private static int afterKey(String text, String key, int start) {
    int found = text.indexOf(key, start);
    int i = found < 0 ? start : found + key.length();
    while (i < text.length() && text.charAt(i) != ':' && text.charAt(i) != '=') {
      i++;
    }
    return Math.min(i + 1, text.length());
  }

  /** Writes marks over every line of a value. */
  private static void mask(char[] text, int start, int end) {
    int i = start;
    while (i < end) {
      int line = i;
      while (line < end && text[line] != '\n') {
        line++;
      }
      while (i < line && Character.isWhitespace(text[i])) {
        i++;
      }
      for (int j = 0; i < line; i++, j++) {
        text[i] = j < MASK.length() ? FIRST : NEXT;
      }
      i = line + 1;
    }
  }
}
