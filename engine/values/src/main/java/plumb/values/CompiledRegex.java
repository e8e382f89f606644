package plumb.values;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.ConcurrentHashMap;
import org.jcodings.specific.UTF8Encoding;
import org.joni.Matcher;
import org.joni.NameEntry;
import org.joni.Option;
import org.joni.Region;
import org.joni.Syntax;
import org.joni.WarnCallback;
import org.joni.exception.JOniException;
import org.jspecify.annotations.Nullable;

/**
 * The one home of the regex engine (Joni is Ruby's own, on the JVM). Compiled expressions are
 * immutable, shared by threads and cached by source.
 */
final class CompiledRegex {
  private static final int CACHE_LIMIT = 4096;

  /** The longest search; no expression that is of use needs a thousandth of it. */
  private static final Duration LONGEST_SEARCH = Duration.ofSeconds(10);

  private static final int[] NO_GROUPS = {};
  private static final ConcurrentHashMap<String, CompiledRegex> CACHE = new ConcurrentHashMap<>();

  private final String source;
  private final org.joni.Regex regex;

  private CompiledRegex(String source, org.joni.Regex regex) {
    this.source = source;
    this.regex = regex;
  }

  static CompiledRegex of(String source, int options) {
    String key = options + source;
    CompiledRegex cached = CACHE.get(key);
    if (cached != null) {
      return cached;
    }
    CompiledRegex result = new CompiledRegex(source, compile(source, options));
    if (CACHE.size() >= CACHE_LIMIT) {
      CACHE.clear();
    }
    CACHE.put(key, result);
    return result;
  }

  private static org.joni.Regex compile(String source, int options) {
    byte[] bytes = unescapeCodePoints(source).getBytes(StandardCharsets.UTF_8);
    int joniOptions =
        ((options & Regex.IGNORE_CASE) != 0 ? Option.IGNORECASE : 0)
            | ((options & Regex.EXTENDED) != 0 ? Option.EXTEND : 0)
            | ((options & Regex.MULTILINE) != 0 ? Option.MULTILINE : 0);
    try {
      return new org.joni.Regex(
          bytes,
          0,
          bytes.length,
          joniOptions,
          UTF8Encoding.INSTANCE,
          Syntax.RUBY,
          WarnCallback.NONE);
    } catch (JOniException e) {
      throw new EvaluationException(message(e) + ": /" + source + "/");
    } catch (StackOverflowError e) {
      throw new EvaluationException("too deep nest level: /" + source + "/");
    }
  }

  /** The engine's message, or Ruby's where Ruby finds the problem before the engine does. */
  private static String message(JOniException e) {
    String message = String.valueOf(e.getMessage());
    return message.equals("too short multibyte code string")
        ? "too short escaped multibyte character"
        : message;
  }

  /** Ruby resolves the escapes of code points before the engine sees the source. */
  private static String unescapeCodePoints(String source) {
    if (!source.contains("\\u")) {
      return source;
    }
    StringBuilder out = new StringBuilder(source.length());
    int i = 0;
    while (i < source.length()) {
      char c = source.charAt(i);
      if (c != '\\' || i + 1 == source.length()) {
        out.append(c);
        i++;
      } else if (source.charAt(i + 1) == 'u') {
        boolean braced = source.startsWith("{", i + 2);
        int end = braced ? source.indexOf('}', i) : Math.min(source.length(), i + 6);
        if (end < 0) {
          throw new EvaluationException("unterminated Unicode escape: /" + source + "/");
        }
        for (String hex : source.substring(i + (braced ? 3 : 2), end).strip().split("\\s+")) {
          out.append(Regex.escape(Character.toString(codePoint(hex, source))));
        }
        i = braced ? end + 1 : end;
      } else {
        out.append(c).append(source.charAt(i + 1));
        i += 2;
      }
    }
    return out.toString();
  }

  private static int codePoint(String hex, String source) {
    try {
      int result = Integer.parseInt(hex, 16);
      if (Character.isValidCodePoint(result)) {
        return result;
      }
    } catch (NumberFormatException e) {
      throw new EvaluationException("invalid Unicode escape: /" + source + "/");
    }
    throw new EvaluationException("invalid Unicode range: /" + source + "/");
  }

  boolean matches(String text) {
    SizeLimit.checkSearched(text);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return search(regex.matcherNoRegion(bytes), 0, bytes.length);
  }

  @Nullable Match search(Subject subject, int from) {
    byte[] bytes = subject.bytes();
    Matcher matcher = regex.matcher(bytes);
    if (!search(matcher, from, bytes.length)) {
      return null;
    }
    Region region = matcher.getEagerRegion();
    int[] offsets = new int[2 * region.getNumRegs()];
    for (int i = 0; i < region.getNumRegs(); i++) {
      int begin = region.getBeg(i);
      offsets[2 * i] = begin < 0 ? -1 : subject.charOffset(begin);
      offsets[2 * i + 1] = begin < 0 ? -1 : subject.charOffset(region.getEnd(i));
    }
    return new Match(subject.text(), offsets, this);
  }

  /** The engine backtracks: a search may take time exponential in the length of the text. */
  private boolean search(Matcher matcher, int from, int end) {
    long limit = TimeLimit.left(LONGEST_SEARCH.toNanos());
    matcher.setTimeout(limit);
    int found = matcher.search(from, end, Option.NONE);
    if (found == Matcher.INTERRUPTED) {
      throw new EvaluationException(
          "REGEX_TIME_LIMIT",
          "The search for /"
              + source
              + "/ in a text of "
              + (end - from)
              + " bytes took longer than "
              + TimeLimit.text(Duration.ofNanos(limit)),
          "repetitions within repetitions, such as (a+)+, take exponential time: write them apart");
    }
    return found >= 0;
  }

  boolean hasNames() {
    return regex.numberOfNames() > 0;
  }

  /** The numbers of the groups of that name; Ruby allows several. */
  int[] groupsNamed(String name) {
    if (regex.numberOfNames() == 0) {
      return NO_GROUPS;
    }
    for (Iterator<NameEntry> i = regex.namedBackrefIterator(); i.hasNext(); ) {
      NameEntry entry = i.next();
      int length = entry.nameEnd - entry.nameP;
      if (new String(entry.name, entry.nameP, length, StandardCharsets.UTF_8).equals(name)) {
        return entry.getBackRefs();
      }
    }
    return NO_GROUPS;
  }
}
