package plumb.values.types;

import org.junit.jupiter.api.Test;
import plumb.values.Parity;

/** Types with right and wrong parameters against the installed Puppet. */
class ParameterParityTest {
  @Test
  void parameters() throws Exception {
    Parity parity = new Parity();
    for (String line : ConversionParityTest.lines("parameters.txt")) {
      parity.add(line, () -> Literals.read(line));
    }
    parity.check();
  }
}
