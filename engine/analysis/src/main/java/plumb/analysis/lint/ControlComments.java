package plumb.analysis.lint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;
import plumb.analysis.tokens.TokenList;

/**
 * The comments that say which checks to ignore where: {@code lint:ignore:CHECK [reason]} at the end
 * of a line for that line, or on a line of its own up to {@code lint:endignore}.
 */
final class ControlComments {
  private static final Pattern CONTROL = Pattern.compile("lint:(ignore:\\w+|endignore)");
  private static final Pattern CONTROL_WORD = Pattern.compile("lint:(ignore|endignore)");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern STARS = Pattern.compile("(?m)^ *\\*");

  /** Reasons by check and line. */
  private final Map<String, Map<Integer, String>> ignored = new HashMap<>();

  private final ArrayDeque<List<Start>> open = new ArrayDeque<>();
  private final List<String> remarks = new ArrayList<>();

  /** Where a check starts to be ignored. */
  private record Start(int line, String reason, String check) {}

  ControlComments(TokenList tokens) {
    for (Token token : tokens) {
      if (token.kind().isComment()) {
        String text = text(token).strip();
        if (CONTROL.matcher(text).lookingAt()) {
          read(token, List.of(BLANKS.split(text)));
        }
      }
    }
    for (List<Start> starts : open) {
      Start start = starts.get(0);
      remarks.add(
          "lint:ignore:"
              + start.check
              + " comment on line "
              + start.line
              + " with no closing lint:endignore comment");
    }
  }

  /** Why a check is to be ignored on a line; null if it is not. */
  @Nullable String reason(String check, int line) {
    Map<Integer, String> lines = ignored.get(check);
    return lines == null ? null : lines.get(line);
  }

  /** Sentences about comments that have no effect. */
  List<String> remarks() {
    return remarks;
  }

  private static String text(Token comment) {
    String text = comment.value();
    if (comment.is(TokenKind.BLOCK_COMMENT)) {
      text = STARS.matcher(text.substring(2, text.length() - 2)).replaceAll("");
    }
    return text;
  }

  private void read(Token comment, List<String> words) {
    int controls = 0;
    while (controls < words.size() && CONTROL_WORD.matcher(words.get(controls)).lookingAt()) {
      controls++;
    }
    String reason = String.join(" ", words.subList(controls, words.size()));
    List<Start> starts = new ArrayList<>();
    for (String control : words.subList(0, controls)) {
      String[] parts = control.split(":", -1);
      if (!parts[1].equals("ignore")) {
        end(comment);
      } else if (parts.length > 2) {
        start(comment, parts[2], reason, starts);
      }
    }
    if (!starts.isEmpty()) {
      open.push(starts);
    }
  }

  private void start(Token comment, String check, String reason, List<Start> starts) {
    Token before = comment.previous();
    if (before == null || before.is(TokenKind.NEWLINE) || before.is(TokenKind.INDENT)) {
      starts.add(new Start(comment.line(), reason, check));
    } else {
      ignore(check, comment.line(), reason);
    }
  }

  private void end(Token comment) {
    List<Start> starts = open.poll();
    if (starts == null) {
      remarks.add(
          "lint:endignore comment with no opening lint:ignore:<check> comment found on line "
              + comment.line());
      return;
    }
    for (Start start : starts) {
      for (int line = start.line; line <= comment.line(); line++) {
        ignore(start.check, line, start.reason);
      }
    }
  }

  private void ignore(String check, int line, String reason) {
    ignored.computeIfAbsent(check, any -> new HashMap<>()).put(line, reason);
  }
}
