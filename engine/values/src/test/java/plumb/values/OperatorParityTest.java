package plumb.values;

import java.util.List;
import org.junit.jupiter.api.Test;
import plumb.values.types.Literals;

/** Every operator on every pair of values against the installed Puppet, failures included. */
class OperatorParityTest {
  private static final List<String> VALUES =
      List.of(
          "undef",
          "default",
          "true",
          "false",
          "0",
          "1",
          "-7",
          "3",
          "70",
          "9223372036854775807",
          "-9223372036854775807",
          "0.0",
          "1.5",
          "-2.5",
          "3.0",
          "1e308",
          "''",
          "'a'",
          "'A'",
          "'abc'",
          "'ÄB'",
          "'5'",
          "' 0x1F '",
          "'-017'",
          "'1.5e3'",
          "'08'",
          "'0e5'",
          "'1.2.3'",
          "/a/",
          "/B/",
          "[]",
          "[1]",
          "[1, 'a']",
          "['A', 1.0]",
          "[[1, 2], ['a', 'b']]",
          "[/a/, Integer]",
          "{}",
          "{'a' => 1}",
          "{'a' => 1.0, 'b' => 'X'}",
          "{1 => 2}",
          "Integer",
          "Integer[1, 5]",
          "Numeric",
          "String",
          "File['/a']",
          "Timespan(90)",
          "Timespan(1.5)",
          "Timestamp(100)",
          "Timestamp(100.25)",
          "SemVer('1.2.3')",
          "SemVer('1.10.0-rc1')",
          "SemVerRange('1.x')",
          "Binary('aGk=')",
          "Sensitive('a')");

  private interface Operator {
    Object apply(Object left, Object right);
  }

  private static void add(Parity parity, String symbol, Operator operator) {
    for (String left : VALUES) {
      for (String right : VALUES) {
        if (isBeyondOurTimes(left, right) || isBeyondOurTimes(right, left)) {
          continue;
        }
        parity.add(
            "(" + left + ") " + symbol + " (" + right + ")",
            () -> operator.apply(Literals.read(left), Literals.read(right)));
      }
    }
  }

  /** Times end where 64 bits of seconds do; Ruby's do not end. */
  private static boolean isBeyondOurTimes(String number, String time) {
    return time.startsWith("Time") && number.contains("922337203685477580");
  }

  @Test
  void arithmetic() throws Exception {
    Parity parity = new Parity();
    for (String symbol : List.of("+", "-", "*", "/", "%", "<<", ">>")) {
      add(parity, symbol, (a, b) -> Arithmetic.apply(symbol, a, b, Coercion.SILENT));
    }
    parity.check();
  }

  @Test
  void comparison() throws Exception {
    Parity parity = new Parity();
    for (String symbol : List.of("==", "!=", "<", "<=", ">", ">=")) {
      add(parity, symbol, (a, b) -> Comparison.apply(symbol, a, b));
    }
    parity.check();
  }

  @Test
  void matching() throws Exception {
    Parity parity = new Parity();
    add(parity, "=~", (a, b) -> Matching.operator(a, b, match -> {}));
    add(parity, "in", (a, b) -> Matching.isIn(a, b, match -> {}));
    parity.check();
  }

  @Test
  void options() throws Exception {
    Parity parity = new Parity();
    for (String value : VALUES) {
      for (String option : VALUES) {
        if (!option.equals("default")) {
          parity.add(
              "case " + value + " { " + option + ": { 1 } default: { 2 } }",
              () -> Matching.matches(Literals.read(option), Literals.read(value)) ? 1L : 2L);
        }
      }
    }
    parity.check();
  }

  @Test
  void negation() throws Exception {
    Parity parity = new Parity();
    for (String value : VALUES) {
      parity.add(
          "-(" + value + ")", () -> Arithmetic.negate(Literals.read(value), Coercion.SILENT));
      parity.add("!(" + value + ")", () -> !Truth.isTrue(Literals.read(value)));
      parity.add("\"${(" + value + ")}\"", () -> ValueText.of(Literals.read(value)));
      parity.add("[*(" + value + ")]", () -> Unfolding.splat(Literals.read(value)));
    }
    parity.check();
  }
}
