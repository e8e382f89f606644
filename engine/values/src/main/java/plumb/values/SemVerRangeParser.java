package plumb.values;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@link SemVerRange}s: alternatives between {@code ||} of comparators that all must hold.
 * The syntax is npm's, as Ruby's semantic_puppet reads it.
 */
final class SemVerRangeParser {
  private final String text;

  private SemVerRangeParser(String text) {
    this.text = text;
  }

  static SemVerRange parse(String text) {
    List<VersionInterval> intervals = new SemVerRangeParser(text).alternatives();
    return intervals.isEmpty()
        ? new SemVerRange(List.of(VersionInterval.ALL), "*")
        : new SemVerRange(VersionInterval.merge(intervals), text);
  }

  private List<VersionInterval> alternatives() {
    List<VersionInterval> result = new ArrayList<>();
    String source = withoutOperatorSpace(text);
    int start = 0;
    while (start < source.length()) {
      int bars = source.indexOf("||", start);
      int end = bars < 0 ? source.length() : bars;
      VersionInterval interval = alternative(source.substring(start, end).strip());
      if (interval != null && !result.contains(interval)) {
        result.add(interval);
      }
      start = bars < 0 ? source.length() : bars + 2;
    }
    return result.isEmpty() && !source.isEmpty() ? List.of(VersionInterval.NOTHING) : result;
  }

  /** White space, or white space and a v, may follow an operator; it is dropped. */
  private static String withoutOperatorSpace(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i++);
      out.append(c);
      if ("><=~^".indexOf(c) >= 0) {
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
          i++;
        }
        if (i < text.length() && text.charAt(i) == 'v' && text.charAt(i - 1) == c) {
          i++;
        }
      }
    }
    return out.toString();
  }

  private @Nullable VersionInterval alternative(String source) {
    String[] words = source.split("\\s+");
    if (words.length == 3 && words[1].equals("-")) {
      VersionInterval low = VersionInterval.from(partial(words[0]).version(), false);
      return low.intersection(VersionInterval.upTo(partial(words[2]).version(), false));
    }
    VersionInterval result = null;
    for (String word : words) {
      VersionInterval interval = comparator(word);
      result = result == null ? interval : result.intersection(interval);
      if (result == null) {
        return null;
      }
    }
    return result;
  }

  private VersionInterval comparator(String word) {
    int length = 0;
    while (length < word.length() && "<>=~^".indexOf(word.charAt(length)) >= 0) {
      length++;
    }
    SemVerScanner.Partial operand = partial(word.substring(length));
    return switch (word.substring(0, length)) {
      case "", "=" -> patchUpdates(operand, false);
      case "~", "~>", "~=" -> patchUpdates(operand, true);
      case "^" -> operand.major() == 0 ? patchUpdates(operand, true) : minorUpdates(operand);
      case ">" -> greater(operand);
      case ">=" -> VersionInterval.from(operand.version(), false);
      case "<" -> VersionInterval.upTo(operand.version(), true);
      case "<=" -> atMost(operand);
      default -> throw unparsable();
    };
  }

  private SemVerScanner.Partial partial(String word) {
    SemVerScanner scanner = new SemVerScanner(word);
    SemVerScanner.Partial result = scanner.partial();
    if (result == null || !scanner.atEnd()) {
      throw unparsable();
    }
    return result;
  }

  private EvaluationException unparsable() {
    return new EvaluationException("Unparsable version range: \"" + text + "\"");
  }

  private static VersionInterval patchUpdates(SemVerScanner.Partial p, boolean upToNextMinor) {
    if (p.major() < 0) {
      return VersionInterval.ALL;
    }
    if (p.minor() < 0) {
      return VersionInterval.below(stable(p.major(), 0), stable(p.major() + 1, 0));
    }
    SemVer next = stable(p.major(), p.minor() + 1);
    if (p.patch() < 0) {
      return VersionInterval.below(stable(p.major(), p.minor()), next);
    }
    return upToNextMinor
        ? VersionInterval.below(p.version(), next)
        : VersionInterval.exactly(p.version());
  }

  private static VersionInterval minorUpdates(SemVerScanner.Partial p) {
    return p.major() < 0
        ? VersionInterval.ALL
        : VersionInterval.below(p.version(), stable(p.major() + 1, 0));
  }

  private static VersionInterval greater(SemVerScanner.Partial p) {
    if (p.major() < 0) {
      return VersionInterval.NOTHING;
    }
    if (p.minor() < 0) {
      return VersionInterval.from(stable(p.major() + 1, 0), false);
    }
    return p.patch() < 0
        ? VersionInterval.from(stable(p.major(), p.minor() + 1), false)
        : VersionInterval.from(p.version(), true);
  }

  private static VersionInterval atMost(SemVerScanner.Partial p) {
    if (p.major() < 0) {
      return VersionInterval.ALL;
    }
    if (p.minor() < 0) {
      return VersionInterval.upTo(stable(p.major() + 1, 0), true);
    }
    return p.patch() < 0
        ? VersionInterval.upTo(stable(p.major(), p.minor() + 1), true)
        : VersionInterval.upTo(p.version(), false);
  }

  private static SemVer stable(long major, long minor) {
    return new SemVer(major, minor, 0, null, null);
  }
}
