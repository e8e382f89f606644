package plumb.host.lines;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;
import plumb.values.Regex;

/**
 * What has to be done to the lines of one file. Lines keep their bytes: each is text with one
 * character a byte, and is decoded only to be matched.
 */
final class LineEdit {
  private final DesiredLine desired;
  private final List<String> lines;
  private final @Nullable String wanted;

  LineEdit(DesiredLine desired, byte[] content) {
    this.desired = desired;
    this.lines = split(new String(content, StandardCharsets.ISO_8859_1));
    String line = desired.line();
    this.wanted =
        line == null
            ? null
            : new String(line.getBytes(desired.encoding()), StandardCharsets.ISO_8859_1);
  }

  private static List<String> split(String text) {
    List<String> lines = new ArrayList<>();
    for (int start = 0; start < text.length(); ) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(start, end));
      start = end;
    }
    return lines;
  }

  /**
   * Returns whether the line counts as present: one that cannot or need not be added counts as
   * present, too, where it is to be there.
   */
  boolean exists() throws ProviderException {
    boolean found = lines.stream().anyMatch(this::isWanted);
    Regex match = desired.match();
    if (match == null) {
      return found;
    }
    boolean matched = count(match) > 0;
    if (!desired.present()) {
      return found || (matched && desired.matchForAbsence());
    }
    if (!matched) {
      return found || !desired.append();
    }
    return !desired.replaceAll() && (found || !desired.replace());
  }

  /** Returns the content with the line, or without it. */
  byte[] result() throws ProviderException {
    List<String> result = desired.present() ? added() : removed();
    return String.join("", result).getBytes(StandardCharsets.ISO_8859_1);
  }

  private List<String> added() throws ProviderException {
    Regex match = desired.match();
    Regex after = desired.after();
    if (match != null) {
      return replaced(match, after);
    }
    return after == null ? appended() : insertedAfter(after);
  }

  private List<String> replaced(Regex match, @Nullable Regex after) throws ProviderException {
    long count = countAllowed(match);
    boolean missing = count == 0;
    List<String> result = new ArrayList<>();
    for (String line : lines) {
      result.add(ended(matches(match, line) ? wanted() : line));
      if (missing && after != null && matches(after, line)) {
        result.add(ended(wanted()));
        missing = false;
      }
    }
    if (missing) {
      result.add(ended(wanted()));
    }
    return result;
  }

  private List<String> insertedAfter(Regex after) throws ProviderException {
    long count = count(after);
    if (count > 1 && !desired.multiple()) {
      throw new ProviderException(
          count
              + " lines match pattern '"
              + after.source()
              + "' in file '"
              + desired.path()
              + "'. One or no line must match the pattern.");
    }
    if (count == 0) {
      return appended();
    }
    List<String> result = new ArrayList<>();
    for (String line : lines) {
      result.add(ended(line));
      if (matches(after, line)) {
        result.add(ended(wanted()));
      }
    }
    return result;
  }

  private List<String> appended() {
    List<String> result = new ArrayList<>();
    lines.forEach(line -> result.add(ended(line)));
    result.add(ended(wanted()));
    return result;
  }

  private List<String> removed() throws ProviderException {
    Regex match = desired.match();
    List<String> result = new ArrayList<>();
    if (match == null || !desired.matchForAbsence()) {
      lines.stream().filter(line -> !isWanted(line)).forEach(result::add);
      return result;
    }
    countAllowed(match);
    for (String line : lines) {
      if (!matches(match, line)) {
        result.add(line);
      }
    }
    return result;
  }

  private long countAllowed(Regex match) throws ProviderException {
    long count = count(match);
    if (count > 1 && !desired.multiple()) {
      throw new ProviderException(
          "More than one line in file '"
              + desired.path()
              + "' matches pattern '"
              + match.source()
              + "'");
    }
    return count;
  }

  private long count(Regex regex) throws ProviderException {
    long count = 0;
    for (String line : lines) {
      if (!(desired.replaceAll() && isWanted(line)) && matches(regex, line)) {
        count++;
      }
    }
    return count;
  }

  private boolean matches(Regex regex, String line) throws ProviderException {
    Charset encoding = desired.encoding();
    try {
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1));
      return regex.matches(encoding.newDecoder().decode(bytes).toString());
    } catch (CharacterCodingException e) {
      throw new ProviderException(
          "invalid byte sequence in " + encoding.name() + " in " + desired.path());
    }
  }

  private boolean isWanted(String line) {
    return wanted != null && withoutEnd(line).equals(wanted);
  }

  private String wanted() {
    return Objects.requireNonNull(wanted);
  }

  private static String withoutEnd(String line) {
    int end = line.endsWith("\n") ? line.length() - 1 : line.length();
    return line.substring(0, end > 0 && line.charAt(end - 1) == '\r' ? end - 1 : end);
  }

  private static String ended(String line) {
    return line.endsWith("\n") ? line : line + "\n";
  }
}
