package plumb.analysis.semantic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tags of an ERB template, found without Ruby. Immutable. */
public final class ErbTemplate {
  private final List<Tag> tags = new ArrayList<>();
  private @Nullable Tag unclosed;

  /**
   * A tag.
   *
   * @param pos where its code starts
   * @param output whether its value is put into the text
   * @param comment whether it is a comment
   */
  public record Tag(int pos, String code, boolean output, boolean comment) {}

  /** Takes a text apart. */
  public ErbTemplate(String text) {
    int at = text.indexOf("<%");
    while (at >= 0) {
      if (text.startsWith("<%%", at)) {
        at = text.indexOf("<%", at + 3);
        continue;
      }
      int start = at + 2;
      boolean output = text.startsWith("=", start);
      boolean comment = text.startsWith("#", start);
      start += output || comment || text.startsWith("-", start) ? 1 : 0;
      int end = end(text, start);
      if (end < 0) {
        unclosed = new Tag(at, text.substring(start), output, comment);
        return;
      }
      String code = text.substring(start, end);
      tags.add(
          new Tag(
              start,
              code.endsWith("-") ? code.substring(0, code.length() - 1) : code,
              output,
              comment));
      at = text.indexOf("<%", end);
    }
  }

  private static int end(String text, int start) {
    int end = text.indexOf("%>", start);
    while (end > 0 && text.charAt(end - 1) == '%') {
      end = text.indexOf("%>", end + 2);
    }
    return end;
  }

  /** The tags in the order of the text, but for one that is never closed. */
  public List<Tag> tags() {
    return tags;
  }

  /** The tag that is never closed; null when all are. */
  public @Nullable Tag unclosed() {
    return unclosed;
  }
}
