package plumb.query;

import java.math.BigDecimal;
import java.time.Duration;
import plumb.values.Regex;

/** What something of a node is compared with. */
public sealed interface Operand {
  /** A text; in order, texts are versions. */
  record Text(String text) implements Operand {}

  /** A number. */
  record Quantity(BigDecimal value) implements Operand {}

  /** True or false. */
  record Flag(boolean value) implements Operand {}

  /** How long ago something was. */
  record Span(Duration duration) implements Operand {}

  /** A regular expression, which is found anywhere in a text. */
  record Pattern(Regex regex) implements Operand {}
}
