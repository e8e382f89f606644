package plumb.compiler.program;

import org.jspecify.annotations.Nullable;
import plumb.values.EvaluationException;
import plumb.values.Match;
import plumb.values.Regex;
import plumb.values.SemVer;
import plumb.values.SemVerRange;
import plumb.values.Type;
import plumb.values.Wording;

/**
 * {@code left =~ right} and {@code left !~ right}; a match of a regular expression sets {@code $0},
 * {@code $1}, ...
 */
public record MatchExpr(int pos, boolean negated, Expr left, Expr right) implements Expr {
  @Override
  public Object eval(Frame f) {
    Object subject = left.eval(f);
    Object pattern = right.eval(f);
    return matches(subject, pattern, f) != negated;
  }

  private boolean matches(Object subject, Object pattern, Frame f) {
    if (pattern instanceof Type type) {
      return type.isInstance(subject);
    }
    if (pattern instanceof SemVerRange range) {
      return subject instanceof SemVer version
          ? range.contains(version)
          : subject instanceof String text && range.contains(SemVer.parse(text));
    }
    Regex regex = regex(pattern, f);
    if (!(subject instanceof String text)) {
      throw f.failure(
          left.pos(),
          "MATCH_NOT_STRING",
          "Left match operand must result in a String value. Got " + Wording.aLabel(subject) + ".");
    }
    @Nullable Match match = regex.match(text);
    if (match != null) {
      f.setMatch(match);
    }
    return match != null;
  }

  private Regex regex(Object pattern, Frame f) {
    if (pattern instanceof Regex regex) {
      return regex;
    }
    try {
      if (pattern instanceof String source) {
        Regex regex = Regex.of(source);
        regex.validate();
        return regex;
      }
    } catch (EvaluationException e) {
      throw f.failure(
          right.pos(),
          "MATCH_NOT_REGEXP",
          "Can not convert right match operand to a regular expression. Caused by '"
              + e.getMessage()
              + "'.");
    }
    throw f.failure(
        right.pos(),
        "MATCH_NOT_REGEXP",
        "Can not convert right match operand to a regular expression. Caused by 'no implicit conversion of "
            + Wording.label(pattern)
            + " into String'.");
  }
}
