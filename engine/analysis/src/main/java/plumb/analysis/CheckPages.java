package plumb.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the documentation says of each check, which is a part of the program. */
public final class CheckPages {
  private static final List<String> DOCUMENTS = List.of("lint.md", "checks.md");
  private static final Pattern PAGE = Pattern.compile("(?ms)^### (\\w+)\n\n(.*?)(?=^#{2,3} |\\z)");
  private static final Pattern PARAGRAPH = Pattern.compile("\n\n");

  private final Map<String, Page> pages = new HashMap<>();

  /**
   * A check's page.
   *
   * @param summary its first paragraph, on one line
   * @param text all of it, in Markdown
   */
  public record Page(String summary, String text) {}

  private CheckPages() {}

  /** Reads all pages. */
  public static CheckPages read() {
    CheckPages all = new CheckPages();
    for (String document : DOCUMENTS) {
      PAGE.matcher(text(document)).results().forEach(all::add);
    }
    return all;
  }

  private void add(MatchResult page) {
    String text = page.group(2).strip();
    String summary = PARAGRAPH.split(text, 2)[0].replace('\n', ' ');
    pages.put(page.group(1), new Page(summary, text));
  }

  private static String text(String document) {
    try (InputStream in =
        Objects.requireNonNull(
            CheckPages.class.getResourceAsStream("docs/" + document), document)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page of a check; one that says only its name if it has none. */
  public Page of(String check) {
    return pages.getOrDefault(check, new Page(check, check));
  }
}
