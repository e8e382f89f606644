package plumb.compiler.erb;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.Match;
import plumb.values.Regex;
import plumb.values.SizeLimit;
import plumb.values.Subject;
import plumb.values.Undef;
import plumb.values.functions.CaseMapping;
import plumb.values.functions.RubyOrder;
import plumb.values.functions.Substitution;

/** Methods of strings; none changes the string itself. */
final class TextMethods {
  private static final String WHITE_SPACE = "\t\n\u000b\f\r ";
  private static final int MOST_DIGITS = 18;

  private TextMethods() {}

  /** Calls a method; null when a string has none like that. */
  static @Nullable Object call(String self, Method method, Object[] args) {
    return switch (args.length) {
      case 0 -> call(self, method);
      case 1 -> call(self, method, args[0]);
      case 2 -> call(self, method, args[0], args[1]);
      default -> null;
    };
  }

  private static @Nullable Object call(String self, Method method) {
    return switch (method) {
      case EMPTY -> self.isEmpty();
      case SIZE -> (long) self.codePointCount(0, self.length());
      case UPCASE -> CaseMapping.upcase(self);
      case DOWNCASE -> CaseMapping.downcase(self);
      case CAPITALIZE -> CaseMapping.capitalize(self);
      case STRIP -> strip(self, true, true);
      case LSTRIP -> strip(self, true, false);
      case RSTRIP -> strip(self, false, true);
      case CHOMP -> chomp(self);
      case CHARS -> chars(self);
      case SPLIT -> split(self);
      case TO_SYM -> isName(self) ? RubySymbol.of(self) : null;
      case TO_I -> number(self);
      default -> null;
    };
  }

  private static @Nullable Object call(String self, Method method, Object arg) {
    if (arg instanceof String text) {
      return call(self, method, text);
    }
    if (arg instanceof Regex regex) {
      return switch (method) {
        case SPLIT -> new OwnList(Substitution.split(self, regex));
        case HAS_MATCH -> regex.matches(self);
        default -> null;
      };
    }
    if (arg instanceof Long number) {
      return switch (method) {
        case INDEX -> character(self, number);
        case TIMES -> repeated(self, number);
        case LJUST -> self + padding(self, number, " ");
        case RJUST -> padding(self, number, " ") + self;
        default -> null;
      };
    }
    return null;
  }

  private static @Nullable Object call(String self, Method method, String arg) {
    return switch (method) {
      case PLUS -> concatenated(self, arg);
      case COMPARE -> (long) Integer.signum(RubyOrder.compareText(self, arg));
      case LESS -> RubyOrder.compareText(self, arg) < 0;
      case LESS_EQUAL -> RubyOrder.compareText(self, arg) <= 0;
      case GREATER -> RubyOrder.compareText(self, arg) > 0;
      case GREATER_EQUAL -> RubyOrder.compareText(self, arg) >= 0;
      case INCLUDE -> self.contains(arg);
      case START_WITH -> self.startsWith(arg);
      case END_WITH -> self.endsWith(arg);
      case SPLIT ->
          arg.equals(" ")
              ? split(self)
              : arg.isEmpty() ? null : new OwnList(Substitution.split(self, literal(arg)));
      default -> null;
    };
  }

  private static @Nullable Object call(String self, Method method, Object first, Object second) {
    if (method == Method.LJUST || method == Method.RJUST) {
      if (!(first instanceof Long width) || !(second instanceof String pad) || pad.length() != 1) {
        return null;
      }
      String padding = padding(self, width, pad);
      return method == Method.LJUST ? self + padding : padding + self;
    }
    if (method != Method.SUB && method != Method.GSUB || !(second instanceof String replacement)) {
      return null;
    }
    Regex pattern =
        first instanceof Regex regex ? regex : first instanceof String t ? literal(t) : null;
    return pattern == null
        ? null
        : new Substitution(pattern, replacement).apply(self, method == Method.GSUB);
  }

  /** The text with all matches replaced by what a block makes of them. */
  static @Nullable Object replaced(String self, Regex regex, Block block) {
    Subject subject = new Subject(self);
    StringBuilder out = new StringBuilder();
    int copied = 0;
    for (Match match = subject.match(regex, 0); match != null; ) {
      if (match.start(0) == match.end(0)) {
        return null;
      }
      out.append(self, copied, match.start(0));
      out.append(RubyValues.text(block.run(String.valueOf(match.group(0)))));
      SizeLimit.checkCharacters(out.length());
      copied = match.end(0);
      match = subject.match(regex, copied);
    }
    return out.append(self, copied, self.length()).toString();
  }

  private static Regex literal(String text) {
    return Regex.of(Regex.escape(text));
  }

  private static String strip(String text, boolean left, boolean right) {
    if (text.indexOf('\0') >= 0) {
      throw new Unsupported("a null character at the end");
    }
    int start = 0;
    int end = text.length();
    while (left && start < end && WHITE_SPACE.indexOf(text.charAt(start)) >= 0) {
      start++;
    }
    while (right && end > start && WHITE_SPACE.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }

  private static String chomp(String text) {
    int end = text.length();
    if (text.endsWith("\r\n")) {
      end -= 2;
    } else if (text.endsWith("\n") || text.endsWith("\r")) {
      end--;
    }
    return text.substring(0, end);
  }

  private static OwnList chars(String text) {
    OwnList characters = new OwnList();
    text.codePoints().forEach(code -> characters.add(Character.toString(code)));
    return characters;
  }

  /** The words between white space. */
  private static OwnList split(String text) {
    String stripped = strip(text, true, true);
    return stripped.isEmpty()
        ? new OwnList()
        : new OwnList(List.of(stripped.split("[\\t\\n\\x0b\\f\\r ]+")));
  }

  private static boolean isName(String text) {
    return text.matches("[A-Za-z_]\\w*");
  }

  /** The whole number that a text begins with, otherwise zero. */
  private static Object number(String text) {
    int at = 0;
    while (at < text.length() && WHITE_SPACE.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    int start = at;
    if (text.startsWith("-", at) || text.startsWith("+", at)) {
      at++;
    }
    int digits = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (text.startsWith("_", at) || at - digits > MOST_DIGITS) {
      throw new Unsupported("such a number");
    }
    return at == digits ? 0L : Long.parseLong(text.substring(start, at));
  }

  private static Object character(String text, long index) {
    int length = text.codePointCount(0, text.length());
    long at = index < 0 ? index + length : index;
    return at < 0 || at >= length
        ? Undef.UNDEF
        : Character.toString(text.codePointAt(text.offsetByCodePoints(0, (int) at)));
  }

  private static String concatenated(String left, String right) {
    SizeLimit.checkCharacters((long) left.length() + right.length());
    return left + right;
  }

  private static @Nullable Object repeated(String text, long count) {
    if (count < 0 || count > SizeLimit.CHARACTERS) {
      return null;
    }
    SizeLimit.checkCharacters(count * text.length());
    return text.repeat((int) count);
  }

  private static String padding(String text, long width, String pad) {
    SizeLimit.checkCharacters(width);
    return pad.repeat((int) Math.max(0, width - text.codePointCount(0, text.length())));
  }
}
