package plumb.catalog.diff;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Origin;
import plumb.values.ValueText;

/** A diff for people: one line a resource, its parameters below it. Secrets are redacted. */
public final class DiffText {
  private static final int CONTEXT = 3;

  private final StringBuilder text = new StringBuilder();

  private DiffText() {}

  /** Returns the text; empty when nothing differs. */
  public static String of(CatalogDiff diff) {
    DiffText text = new DiffText();
    diff.changes().forEach(text::append);
    return text.text.toString();
  }

  private void append(ResourceChange change) {
    String sign =
        switch (change.kind()) {
          case ADDED -> "+ ";
          case REMOVED -> "- ";
          case CHANGED -> "~ ";
        };
    // A title of several lines must not look like other changes.
    text.append(sign).append(change.ref().replace("\n", "\\n")).append('\n');
    for (ParameterChange parameter : change.parameters()) {
      append(change.kind(), parameter);
    }
  }

  private void append(ResourceChange.Kind kind, ParameterChange change) {
    text.append("    ").append(change.name()).append(':');
    if (kind != ResourceChange.Kind.CHANGED) {
      text.append(' ')
          .append(shown(kind == ResourceChange.Kind.ADDED ? change.after() : change.before()));
    } else if (change.before() instanceof String before
        && change.after() instanceof String after
        && (before.indexOf('\n') >= 0 || after.indexOf('\n') >= 0)) {
      appendOrigins(change);
      boolean closed = before.endsWith("\n") && after.endsWith("\n");
      appendLines(lines(before, closed), lines(after, closed));
      return;
    } else {
      text.append(' ').append(shown(change.before()));
      text.append(" => ").append(shown(change.after()));
    }
    appendOrigins(change);
  }

  private void appendOrigins(ParameterChange change) {
    Origin before = change.beforeOrigin();
    Origin after = change.afterOrigin();
    if (after != null && (before == null || before.equals(after))) {
      text.append("  (").append(after).append(')');
    } else if (before != null) {
      text.append("  (").append(before);
      text.append(" => ").append(after == null ? "?" : after.toString()).append(')');
    }
    text.append('\n');
  }

  private static String[] lines(String text, boolean closed) {
    return (closed ? text.substring(0, text.length() - 1) : text).split("\n", -1);
  }

  /** Shows what is between the first and the last line that differ, with a little context. */
  private void appendLines(String[] before, String[] after) {
    int start = 0;
    int shorter = Math.min(before.length, after.length);
    while (start < shorter && before[start].equals(after[start])) {
      start++;
    }
    int equalEnd = 0;
    while (equalEnd < shorter - start
        && before[before.length - 1 - equalEnd].equals(after[after.length - 1 - equalEnd])) {
      equalEnd++;
    }
    int endBefore = before.length - equalEnd;
    lines("  ", List.of(before).subList(Math.max(0, start - CONTEXT), start));
    lines("- ", List.of(before).subList(start, endBefore));
    lines("+ ", List.of(after).subList(start, after.length - equalEnd));
    lines("  ", List.of(before).subList(endBefore, Math.min(before.length, endBefore + CONTEXT)));
  }

  private void lines(String sign, List<String> lines) {
    for (String line : lines) {
      text.append("      ").append(sign).append(line).append('\n');
    }
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "undef" : ValueText.quoted(value);
  }
}
