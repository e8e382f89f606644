package plumb.analysis.style.checks;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Fix;
import plumb.analysis.Level;
import plumb.analysis.style.Findings;
import plumb.analysis.style.Manifest;
import plumb.analysis.style.StyleCheck;
import plumb.analysis.tokens.Token;
import plumb.analysis.tokens.TokenKind;

/** Comments do not stand between slashes and stars. */
final class StarComments extends StyleCheck {
  /** What starts the lines of a comment between stars. */
  private static final Pattern STAR = Pattern.compile("^\\s*\\*");

  StarComments() {
    super("star_comments", Level.WARNING);
  }

  @Override
  public void check(Manifest manifest, Findings findings) {
    for (Token token : manifest.tokens()) {
      if (token.is(TokenKind.BLOCK_COMMENT)) {
        findings.add(token, "/* */ comment found", fix(manifest, token));
      }
    }
  }

  /** As many lines as there were; none if code follows, or if the comment controls checks. */
  private static @Nullable Fix fix(Manifest manifest, Token comment) {
    String text = manifest.source().text();
    Token next = comment.next();
    if (next != null && next.is(TokenKind.WHITESPACE)) {
      next = next.next();
    }
    boolean endsLine = next == null || next.is(TokenKind.NEWLINE);
    String inside = text.substring(comment.start() + 2, comment.end() - 2);
    if (!endsLine || inside.contains("lint:") || inside.indexOf('\r') >= 0) {
      return null;
    }
    String line = manifest.source().lineText(comment.start());
    String indent = line.substring(0, line.length() - line.stripLeading().length());
    String replacement =
        Stream.of(inside.split("\n", -1))
            .map(one -> STAR.matcher(one).replaceFirst("").strip())
            .map(one -> one.isEmpty() ? "#" : "# " + one)
            .collect(Collectors.joining("\n" + indent));
    return new Fix(comment.start(), comment.end(), replacement);
  }
}
