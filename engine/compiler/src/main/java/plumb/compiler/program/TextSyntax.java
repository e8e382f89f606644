package plumb.compiler.program;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.UnitReader.Syntax;
import plumb.compiler.yaml.DataFileException;
import plumb.compiler.yaml.JsonReader;

/** Checks a text against the syntax that its heredoc's tag names. */
public final class TextSyntax {
  private TextSyntax() {}

  /**
   * What is wrong with a text.
   *
   * @param code issue code
   * @param sentence for the message
   */
  public record Mistake(String code, String sentence) {}

  /**
   * Returns what is wrong with a text; null if nothing is, or if nobody checks its syntax.
   *
   * @param syntax one or more segments separated by '+', the most specific first: the longest
   *     ending of them that is known decides
   * @param reader reads texts in the language itself
   */
  public static @Nullable Mistake check(String text, String syntax, UnitReader reader) {
    List<String> segments = Arrays.asList(syntax.split("\\+"));
    return segments.isEmpty()
        ? null
        : switch (segments.get(segments.size() - 1)) {
          case "json" -> json(text);
          case "base64" -> base64(text);
          case "pp" -> program(text, "ILLEGAL_PP", Syntax.MANIFEST, reader);
          case "epp" -> program(text, "ILLEGAL_EPP", Syntax.EPP, reader);
          default -> null;
        };
  }

  private static @Nullable Mistake json(String text) {
    try {
      JsonReader.read("", text);
      return null;
    } catch (DataFileException e) {
      return new Mistake("ILLEGAL_JSON", "this text is not JSON: " + e.getMessage());
    }
  }

  private static @Nullable Mistake base64(String text) {
    String letters = text.replaceAll("[\\r\\n?\\h]", "");
    boolean valid = letters.length() % 4 == 0;
    if (valid) {
      try {
        byte[] bytes = Base64.getDecoder().decode(letters);
        valid = Base64.getEncoder().encodeToString(bytes).equals(letters);
      } catch (IllegalArgumentException e) {
        valid = false;
      }
    }
    return valid ? null : new Mistake("ILLEGAL_BASE64", "this text is not base64");
  }

  private static @Nullable Mistake program(
      String text, String code, Syntax syntax, UnitReader reader) {
    try {
      reader.read(text, null, syntax);
      return null;
    } catch (InvalidSourceException e) {
      return new Mistake(code, "this text is not the language's: " + e.getMessage());
    }
  }
}
