package plumb.dsl.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.dsl.puppet.ArrayLiteral;
import plumb.dsl.puppet.BooleanLiteral;
import plumb.dsl.puppet.DefaultLiteral;
import plumb.dsl.puppet.Expression;
import plumb.dsl.puppet.HashLiteral;
import plumb.dsl.puppet.Heredoc;
import plumb.dsl.puppet.KeyedEntry;
import plumb.dsl.puppet.KeywordText;
import plumb.dsl.puppet.Name;
import plumb.dsl.puppet.NumberLiteral;
import plumb.dsl.puppet.RegexLiteral;
import plumb.dsl.puppet.UndefLiteral;
import plumb.dsl.puppet.Word;
import plumb.dsl.text.LiteralText;
import plumb.dsl.text.StringText;

/** The values of expressions that are constants as they stand, comparable with equals. */
final class ConstantValues {
  /** Constants that no text or number equals. */
  private enum Special {
    UNDEF,
    DEFAULT;

    @Override
    public String toString() {
      return this == UNDEF ? "undef" : "default";
    }
  }

  private record Pattern(String source) {}

  private final StringText strings;

  ConstantValues(StringText strings) {
    this.strings = strings;
  }

  /** The value; null if the expression is no constant. */
  @Nullable Object of(Expression node) {
    if (node instanceof Name name) {
      return name.getName();
    } else if (node instanceof Word word) {
      return word.getText();
    } else if (node instanceof KeywordText keyword) {
      return keyword.getText();
    } else if (node instanceof NumberLiteral number) {
      return LiteralText.number(number.getText());
    } else if (node instanceof BooleanLiteral bool) {
      return bool.getText().equals("true");
    } else if (node instanceof UndefLiteral) {
      return Special.UNDEF;
    } else if (node instanceof DefaultLiteral) {
      return Special.DEFAULT;
    } else if (node instanceof RegexLiteral regex) {
      return new Pattern(LiteralText.regex(regex.getText()));
    } else if (node instanceof ArrayLiteral list) {
      return list(list);
    } else if (node instanceof HashLiteral hash) {
      return hash(hash);
    }
    return node instanceof Heredoc ? null : strings.literal(node);
  }

  private @Nullable Object list(ArrayLiteral node) {
    List<Object> values = new ArrayList<>();
    for (Expression element : node.getElements()) {
      Object value = element instanceof KeyedEntry ? null : of(element);
      if (value == null) {
        return null;
      }
      values.add(value);
    }
    return values;
  }

  private @Nullable Object hash(HashLiteral node) {
    Map<Object, Object> values = new HashMap<>();
    for (KeyedEntry entry : node.getEntries()) {
      Object key = of(entry.getKey());
      Object value = of(entry.getValue());
      if (key == null || value == null) {
        return null;
      }
      values.put(key, value);
    }
    return values;
  }
}
