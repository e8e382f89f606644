package plumb.host.files;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;

/** Turns parameters into which files are to go. */
final class TidyDeclaration {
  private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,15})(?:(\\w)\\w*)?");
  private static final Map<String, Long> SECONDS =
      Map.of("s", 1L, "m", 60L, "h", 3600L, "d", 86_400L, "w", 604_800L);
  private static final Map<String, Long> BYTES =
      Map.of("b", 1L, "k", 1L << 10, "m", 1L << 20, "g", 1L << 30, "t", 1L << 40);
  private static final Pattern NUMBER = Pattern.compile("^[0-9]+$");

  private TidyDeclaration() {}

  /** Reads the parameters of a {@code tidy}; mistakes go to the declaration. */
  static DesiredTidy read(Declaration declaration) {
    String path = declaration.text("path", declaration.title());
    if (!path.startsWith("/")) {
      declaration.problem("path", "path must be a fully qualified path, not '" + path + "'");
    }
    int depth = depth(declaration);
    List<String> patterns = declaration.texts("matches");
    if (patterns != null && depth == 0) {
      declaration.problem("matches", "Tidy can't use matches with recurse 0, false, or undef");
    }
    String most = declaration.matching("max_files", NUMBER);
    Long age = amount(declaration, "age", SECONDS, "d");
    Long size = amount(declaration, "size", BYTES, "k");
    return new DesiredTidy(
        Path.of(path).normalize(),
        depth,
        most == null ? 0 : Long.parseLong(most),
        patterns,
        age,
        size,
        declaration.word("type", List.of("atime", "mtime", "ctime"), "atime"),
        declaration.flag("rmdirs", false),
        removal(declaration));
  }

  /** What is tidied is gone for good unless the manifest asks for a copy. */
  private static Map<String, Object> removal(Declaration declaration) {
    Object backup = declaration.value("backup");
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("ensure", "absent");
    parameters.put("force", true);
    parameters.put("backup", backup == null ? Boolean.FALSE : backup);
    return parameters;
  }

  private static int depth(Declaration declaration) {
    Object recurse = declaration.value("recurse");
    String text = recurse == null ? "false" : recurse.toString();
    if (text.matches("[0-9]{1,9}")) {
      return Integer.parseInt(text);
    }
    return switch (text) {
      case "true", "inf" -> -1;
      case "false" -> 0;
      default -> {
        String complaint = "Invalid recurse value \"" + text + "\"";
        declaration.problem(
            "recurse", "Munging failed for value \"" + text + "\" in class recurse: " + complaint);
        yield 0;
      }
    };
  }

  private static @Nullable Long amount(
      Declaration declaration, String name, Map<String, Long> units, String defaultUnit) {
    String text = declaration.text(name);
    if (text == null) {
      return null;
    }
    Matcher matcher = AMOUNT.matcher(text);
    if (!matcher.matches()) {
      declaration.problem(name, "Invalid tidy " + name + " " + text);
      return null;
    }
    String unit = matcher.group(2) == null ? defaultUnit : matcher.group(2);
    Long factor = units.get(unit.toLowerCase(Locale.ROOT));
    if (factor == null) {
      declaration.problem(
          name, "Invalid " + name + " unit '" + unit.toLowerCase(Locale.ROOT) + "'");
      return null;
    }
    return Long.parseLong(matcher.group(1)) * factor;
  }
}
