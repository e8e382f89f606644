package plumb.compiler.lower;

import org.jspecify.annotations.Nullable;
import plumb.compiler.program.Expr;
import plumb.compiler.program.Literal;
import plumb.compiler.program.TypeName;
import plumb.dsl.puppet.BooleanLiteral;
import plumb.dsl.puppet.DefaultLiteral;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.Heredoc;
import plumb.dsl.puppet.KeywordText;
import plumb.dsl.puppet.Name;
import plumb.dsl.puppet.NumberLiteral;
import plumb.dsl.puppet.RegexLiteral;
import plumb.dsl.puppet.ReservedWord;
import plumb.dsl.puppet.StringLiteral;
import plumb.dsl.puppet.Word;
import plumb.dsl.text.LiteralText;
import plumb.dsl.text.StringText;
import plumb.values.Default;
import plumb.values.Regex;
import plumb.values.Undef;

/** Lowers what stands for itself: strings, numbers, names, words, types. */
final class LiteralLowering {
  private final StringText strings;

  LiteralLowering(StringText strings) {
    this.strings = strings;
  }

  /** The constant or type that an expression is; null when it is none. */
  @Nullable Expr lower(Expression e, int pos) {
    if (e instanceof StringLiteral || e instanceof Heredoc) {
      String text = strings.literal(e);
      return text == null ? null : new Literal(pos, text);
    }
    if (e instanceof Name name) {
      return new Literal(pos, name.getName());
    }
    if (e instanceof NumberLiteral number) {
      return new Literal(pos, LiteralText.number(number.getText()));
    }
    if (e instanceof BooleanLiteral bool) {
      return new Literal(pos, bool.getText().equals("true"));
    }
    if (e instanceof RegexLiteral regex) {
      return new Literal(pos, Regex.of(LiteralText.regex(regex.getText())));
    }
    if (e instanceof plumb.dsl.puppet.TypeName type) {
      return typeName(type.getName(), pos);
    }
    return word(e, pos);
  }

  private static @Nullable Expr word(Expression e, int pos) {
    if (e instanceof DefaultLiteral) {
      return new Literal(pos, Default.DEFAULT);
    }
    if (e instanceof Word word) {
      return new Literal(pos, word.getText());
    }
    if (e instanceof KeywordText text) {
      return new Literal(pos, text.getText());
    }
    if (e instanceof ReservedWord word) {
      return new Literal(pos, word.getWord());
    }
    return e instanceof plumb.dsl.puppet.UndefLiteral ? new Literal(pos, Undef.UNDEF) : null;
  }

  static TypeName typeName(String name, int pos) {
    return new TypeName(pos, name.startsWith("::") ? name.substring(2) : name);
  }
}
