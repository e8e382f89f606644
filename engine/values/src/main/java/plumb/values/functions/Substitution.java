package plumb.values.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Match;
import plumb.values.Regex;
import plumb.values.SizeLimit;
import plumb.values.Subject;
import plumb.values.TimeLimit;

/** Ruby's {@code sub}, {@code gsub} and {@code split} by regular expressions. */
public final class Substitution {
  private final Regex regex;
  private final @Nullable String template;
  private final @Nullable Map<?, ?> table;

  /**
   * Replaces by a text in which {@code \1}, {@code \0}, {@code \k<name>} and others stand for
   * groups.
   */
  public Substitution(Regex regex, String template) {
    this.regex = regex;
    this.template = template;
    this.table = null;
  }

  /**
   * Replaces each matched text by what a hash holds for it, the empty text when it holds nothing.
   */
  public Substitution(Regex regex, Map<?, ?> table) {
    this.regex = regex;
    this.template = null;
    this.table = table;
  }

  /** The text with the first match replaced, or with all. */
  public String apply(String text, boolean all) {
    Subject subject = new Subject(text);
    Match match = subject.match(regex, 0);
    if (match == null) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    int copied = 0;
    while (match != null) {
      out.append(text, copied, match.start(0));
      TimeLimit.check();
      appendReplacement(out, match);
      SizeLimit.checkCharacters(out.length());
      copied = match.end(0);
      int next = copied;
      if (match.start(0) == match.end(0)) {
        if (copied == text.length()) {
          break;
        }
        next = text.offsetByCodePoints(copied, 1);
        out.append(text, copied, next);
        copied = next;
      }
      match = all ? subject.match(regex, next) : null;
    }
    return out.append(text, copied, text.length()).toString();
  }

  private void appendReplacement(StringBuilder out, Match match) {
    if (template != null) {
      appendTemplate(out, template, match);
    } else if (table != null) {
      String matched = match.group(0);
      Object replacement = matched == null ? null : table.get(matched);
      out.append(replacement == null ? "" : RubyText.of(replacement));
    }
  }

  private static void appendTemplate(StringBuilder out, String template, Match match) {
    int at = 0;
    while (true) {
      int backslash = template.indexOf('\\', at);
      if (backslash < 0 || backslash + 1 == template.length()) {
        out.append(template, at, template.length());
        return;
      }
      out.append(template, at, backslash);
      at = appendEscape(out, template, backslash + 1, match);
      SizeLimit.checkCharacters(out.length());
    }
  }

  /** Appends what the escape at {@code at} stands for; returns where it ends. */
  private static int appendEscape(StringBuilder out, String template, int at, Match match) {
    char c = template.charAt(at);
    switch (c) {
      case '&' -> appendGroup(out, match.group(0));
      case '`' -> out.append(match.before());
      case '\'' -> out.append(match.after());
      case '\\' -> out.append('\\');
      case 'k' -> {
        int close = template.startsWith("<", at + 1) ? template.indexOf('>', at) : -1;
        if (close < 0) {
          out.append("\\k");
          return at + 1;
        }
        appendNamed(out, template.substring(at + 2, close), match);
        return close + 1;
      }
      default -> {
        if (c >= '0' && c <= '9') {
          // Where groups have names, their numbers stand for nothing.
          appendGroup(out, c == '0' || !match.hasNames() ? match.group(c - '0') : null);
        } else {
          out.append('\\').append(c);
        }
      }
    }
    return at + 1;
  }

  private static void appendNamed(StringBuilder out, String name, Match match) {
    if (!match.hasGroup(name)) {
      throw new EvaluationException("undefined group name reference: " + name);
    }
    appendGroup(out, match.group(name));
  }

  private static void appendGroup(StringBuilder out, @Nullable String group) {
    if (group != null) {
      out.append(group);
    }
  }

  /** The parts of a text between the matches, with the groups of the matches between them. */
  public static List<Object> split(String text, Regex separator) {
    List<Object> parts = new ArrayList<>();
    Subject subject = new Subject(text);
    int from = 0;
    int partStart = 0;
    boolean empty = false;
    Match match;
    while (from <= text.length() && (match = subject.match(separator, from)) != null) {
      int start = match.start(0);
      int end = match.end(0);
      if (from == start && start == end) {
        if (text.isEmpty()) {
          parts.add("");
          break;
        }
        if (!empty) {
          // An empty match separates only after another character was passed.
          from = from == text.length() ? from + 1 : text.offsetByCodePoints(from, 1);
          empty = true;
          continue;
        }
        int next = partStart == text.length() ? partStart : text.offsetByCodePoints(partStart, 1);
        parts.add(text.substring(partStart, next));
        partStart = from;
      } else {
        parts.add(text.substring(partStart, start));
        partStart = end;
        from = end;
      }
      empty = false;
      addGroups(parts, match);
    }
    if (partStart < text.length()) {
      parts.add(text.substring(partStart));
    }
    while (!parts.isEmpty() && parts.get(parts.size() - 1).equals("")) {
      parts.remove(parts.size() - 1);
    }
    return parts;
  }

  private static void addGroups(List<Object> parts, Match match) {
    for (int i = 1; i <= match.groupCount(); i++) {
      String group = match.group(i);
      if (group != null) {
        parts.add(group);
      }
    }
  }
}
