package plumb.environments.deploy;

import java.util.List;
import java.util.regex.Pattern;

/** Globs of paths as the purge allowlist has them: {@code **}{@code /} goes through directories. */
final class PathGlob {
  private final List<Pattern> patterns;

  PathGlob(List<String> globs) {
    patterns = globs.stream().map(PathGlob::pattern).toList();
  }

  private static Pattern pattern(String glob) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (glob.startsWith("**/", i)) {
        out.append("(?:.*/)?");
        i += 2;
      } else if (c == '*') {
        out.append("[^/]*");
      } else if (c == '?') {
        out.append("[^/]");
      } else {
        out.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(out.toString());
  }

  /** Whether a glob is for this path, or for a directory that it lies in. */
  boolean covers(String path) {
    for (int end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
      String part = end < 0 ? path : path.substring(0, end);
      if (patterns.stream().anyMatch(pattern -> pattern.matcher(part).matches())) {
        return true;
      }
      if (end < 0) {
        return false;
      }
    }
  }
}
