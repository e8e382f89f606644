package plumb.compiler.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Data files as they may be shown where nobody knows which of their values are secret. */
public final class MaskedData {
  private static final Set<String> ENDINGS =
      Set.of("yaml", "yml", "eyaml", "json", "conf", "hocon");

  /** What follows a key, or is none, up to the end of the line. */
  private static final Pattern VALUE =
      Pattern.compile("(?m)(?<=[\\w'\"]:)[ \\t]+\\S.*$|^(?!.*[\\w'\"]:([ \\t]|$))[ \\t]*\\S.*$");

  private MaskedData() {}

  /** Whether a file is data, by its name. */
  public static boolean isData(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  /** The text of a data file with keys alone; each stands in its line and column. */
  public static String of(String text) {
    return VALUE.matcher(text).replaceAll(" ***");
  }
}
