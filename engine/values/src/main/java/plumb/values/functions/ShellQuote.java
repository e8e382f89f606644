package plumb.values.functions;

import java.util.List;
import plumb.values.Default;
import plumb.values.Sensitive;
import plumb.values.SizeLimit;
import plumb.values.Undef;

/** {@code shellquote}: words quoted for a Bourne shell. */
final class ShellQuote {
  private static final String SAFE = "@%_+=:,./-";
  private static final String DANGEROUS = "!\"`$\\";

  private ShellQuote() {}

  static Object call(List<Object> args, Callbacks callbacks) {
    StringBuilder out = new StringBuilder();
    for (Object word : CollectionFunctions.flatten(args)) {
      if (word == Default.DEFAULT) {
        throw RubyText.noMethod("count", word);
      }
      if (word instanceof Number
          || word instanceof Boolean
          || word instanceof Sensitive
          || word == Undef.UNDEF) {
        throw RubyText.noMethod("length", word);
      }
      if (!out.isEmpty()) {
        out.append(' ');
      }
      append(out, LegacyText.string(word));
      SizeLimit.checkCharacters(out.length());
    }
    return out.toString();
  }

  private static void append(StringBuilder out, String word) {
    if (!word.isEmpty() && word.chars().allMatch(ShellQuote::isSafe)) {
      out.append(word);
    } else if (word.chars().noneMatch(ShellQuote::isDangerous)) {
      out.append('"').append(word).append('"');
    } else if (word.indexOf('\'') < 0) {
      out.append('\'').append(word).append('\'');
    } else {
      out.append('"');
      for (int i = 0; i < word.length(); i++) {
        char c = word.charAt(i);
        if (isDangerous(c)) {
          out.append('\\');
        }
        out.append(c);
      }
      out.append('"');
    }
  }

  private static boolean isSafe(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || SAFE.indexOf(c) >= 0;
  }

  private static boolean isDangerous(int c) {
    return DANGEROUS.indexOf(c) >= 0;
  }
}
