package plumb.values;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** How numbers are read and printed, against the installed Puppet. */
class NumberParityTest {
  private static final int COUNT = 3000;

  @Test
  void floatsPrintWithTheFewestDigits() throws Exception {
    Random random = new Random(20261121);
    Parity parity = new Parity();
    for (int i = 0; i < COUNT; i++) {
      double value =
          i % 3 == 0
              ? Double.longBitsToDouble(random.nextLong())
              : i % 3 == 1
                  ? random.nextInt(100_000_000) / 1000.0
                  : random.nextLong() * Math.pow(10, random.nextInt(40) - 30);
      if (!Double.isNaN(value) && !Double.isInfinite(value)) {
        // The operand is a literal that Java prints: it denotes exactly this number.
        String literal = new java.math.BigDecimal(Math.abs(value)).toPlainString();
        String text = literal.contains(".") ? literal : literal + ".0";
        parity.add(text, () -> Math.abs(value));
      }
    }
    parity.check();
  }

  @Test
  void numbersAreReadFromStrings() throws Exception {
    Random random = new Random(7);
    String alphabet = "0123456789+-.eExXabF ";
    Parity parity = new Parity();
    for (int i = 0; i < COUNT; i++) {
      StringBuilder text = new StringBuilder();
      int length = 1 + random.nextInt(7);
      for (int k = 0; k < length; k++) {
        text.append(alphabet.charAt(random.nextInt(i % 2 == 0 ? 10 : alphabet.length())));
      }
      String literal = "'" + text + "'";
      parity.add(
          literal + " + 0", () -> Arithmetic.apply("+", text.toString(), 0L, Coercion.SILENT));
    }
    parity.check();
  }
}
