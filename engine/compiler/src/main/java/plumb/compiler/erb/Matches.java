package plumb.compiler.erb;

import org.jspecify.annotations.Nullable;
import plumb.values.Match;
import plumb.values.Regex;
import plumb.values.Undef;

/** Matches of regular expressions, of which Ruby code can ask for the groups of the last one. */
final class Matches {
  private @Nullable Match last;
  private boolean known = true;

  /** A group of the last match. */
  record Group(int number) implements Node {
    @Override
    public Object eval(Frame frame) {
      return frame.rendering().matches().group(number);
    }
  }

  /** Says that something has matched in a way that is not followed here. */
  void forget() {
    known = false;
  }

  private Object group(int number) {
    if (!known) {
      throw new Unsupported("the last match");
    }
    String group = last == null ? null : last.group(number);
    return group == null ? Undef.UNDEF : group;
  }

  /** Calls a method that matches; other calls with regular expressions are not followed. */
  Object call(Object self, Method method, Object arg) {
    if (self == Undef.UNDEF && method != Method.MATCH) {
      return method == Method.MATCHES_NOT ? (Object) true : self; // No match, nor an attempt.
    }
    if (self instanceof Regex regex) {
      if (arg instanceof String text) {
        return result(regex.match(text), method);
      }
      if (arg == Undef.UNDEF) {
        return result(null, method);
      }
    } else if (self instanceof String text) {
      if (arg instanceof Regex regex) {
        return result(regex.match(text), method);
      }
      if (arg instanceof String source && method == Method.MATCH) {
        return result(Regex.of(source).match(text), method);
      }
    }
    throw new Unsupported("a match of something else");
  }

  private Object result(@Nullable Match match, Method method) {
    last = match;
    known = true;
    if (method == Method.MATCHES_NOT) {
      return match == null;
    }
    if (match == null) {
      return Undef.UNDEF;
    }
    return method == Method.MATCH ? match : (Object) place(match);
  }

  private static long place(Match match) {
    String before = match.before();
    return before.codePointCount(0, before.length());
  }
}
