package plumb.compiler.fleet;

import java.util.regex.Pattern;

/** Names with {@code *} for any text and {@code ?} for one character. */
public final class Glob {
  private Glob() {}

  /** The regular expression that means the same; it has to match the whole name. */
  public static Pattern pattern(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
