package plumb.analysis.uses;

import java.util.function.IntUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumb.analysis.semantic.Program;
import plumb.compiler.program.Expr;
import plumb.compiler.program.Interpolation;
import plumb.compiler.program.Literal;

/** Shows the names that templates within manifests use. */
final class InlineNames {
  private static final Pattern TAG = Pattern.compile("<%.*?%>", Pattern.DOTALL);
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(?:::)?([a-z]\\w*(?:::\\w+)+)");
  private static final Pattern LOOKUP =
      Pattern.compile("\\b(?:lookup|hiera\\w*)\\s*\\(\\s*['\"](?:::)?([\\w:]+)");

  private final String source;
  private final NameVisitor visitor;

  InlineNames(Program program, NameVisitor visitor) {
    this.source = program.source().text();
    this.visitor = visitor;
  }

  /** Shows those of an argument of a function, as far as it is written out. */
  void show(Expr argument, boolean ruby) {
    if (argument instanceof Interpolation interpolation) {
      interpolation.parts().forEach(part -> show(part, ruby));
    } else if (argument instanceof Literal literal && literal.value() instanceof String text) {
      int start = source.indexOf(text, literal.pos());
      // Of a text with escapes only the place as a whole is known.
      IntUnaryOperator place = at -> start < 0 ? literal.pos() : start + at;
      if (ruby) {
        RubyNames.show(text, place, visitor);
      } else {
        epp(text, place);
      }
    }
  }

  private void epp(String text, IntUnaryOperator place) {
    Matcher tags = TAG.matcher(text);
    while (tags.find()) {
      int start = tags.start();
      IntUnaryOperator within = at -> place.applyAsInt(start + at);
      RubyNames.keys(VARIABLE, tags.group(), Site.READ, within, visitor);
      RubyNames.keys(LOOKUP, tags.group(), Site.LOOKUP, within, visitor);
    }
  }
}
