package plumb.cli.lint;

import java.util.regex.Pattern;

/**
 * Patterns of paths as Ruby's File.fnmatch reads them: a star stands for any characters, slashes,
 * too; "?" for one; brackets for one of some; none of these for a dot that starts the path.
 */
final class FileGlob {
  private FileGlob() {}

  static boolean matches(String glob, String path) {
    boolean wildStart = !glob.isEmpty() && "*?[".indexOf(glob.charAt(0)) >= 0;
    return !(wildStart && path.startsWith(".")) && pattern(glob).matcher(path).matches();
  }

  private static Pattern pattern(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      int end = c == '[' ? glob.indexOf(']', i + 2) : -1;
      if (c == '*') {
        regex.append(".*");
      } else if (c == '?') {
        regex.append('.');
      } else if (end > 0) {
        regex.append(oneOf(glob.substring(i + 1, end)));
        i = end;
      } else {
        if (c == '\\' && i + 1 < glob.length()) {
          i++;
        }
        regex.append(Pattern.quote(glob.substring(i, i + 1)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }

  private static String oneOf(String characters) {
    boolean negated = characters.startsWith("!") || characters.startsWith("^");
    String listed =
        (negated ? characters.substring(1) : characters).replaceAll("[\\[\\]&\\\\^]", "\\\\$0");
    return (negated ? "[^" : "[") + listed + "]";
  }
}
