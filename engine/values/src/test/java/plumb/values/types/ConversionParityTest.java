package plumb.values.types;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import plumb.values.Parity;

/** Conversions against the installed Puppet, failures with their messages included. */
class ConversionParityTest {
  /** Lines of a resource but empty ones and comments. */
  static List<String> lines(String resource) throws IOException {
    try (InputStream in = ConversionParityTest.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException(resource + " is missing");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("# "))
          .toList();
    }
  }

  @Test
  void newInstances() throws Exception {
    Parity parity = new Parity();
    for (String line : lines("conversions.txt")) {
      parity.add(line, () -> Literals.read(line));
    }
    parity.check();
  }

  @Test
  void formats() throws Exception {
    List<String> values =
        List.of(
            "undef",
            "default",
            "true",
            "false",
            "0",
            "42",
            "-42",
            "1.5",
            "-0.1",
            "1e20",
            "'abc'",
            "'foo::bar'",
            "' x '",
            "'it\\'s'",
            "\"a\\nb\"",
            "/a/",
            "[1, 'a', [2, 3]]",
            "[]",
            "{a => 1, b => [1, {c => 2}]}",
            "{}",
            "Integer",
            "File['/a']",
            "Binary('aGk=')",
            "Timespan(1)",
            "SemVer('1.2.3')",
            "URI('http://a.b/')",
            "Deferred('x', [1, {a => 2}])",
            "Sensitive('a')");
    Parity parity = new Parity();
    for (String value : values) {
      for (String flags :
          List.of(
              "", "#", "-", "+", "0", "5", "-8", "08", "#8", ".2", "8.3", "+.1", " ", "#x", "[",
              "(", "<", "|", "{", "#[", "# ")) {
        for (String conversion :
            List.of(
                "s", "p", "d", "x", "X", "o", "b", "B", "e", "E", "f", "g", "G", "a", "A", "c", "C",
                "u", "t", "T", "y", "Y", "n", "v", "V", "h", "q", "D", "z")) {
          if (skips(value, flags, conversion)) {
            continue;
          }
          String call = "String(" + value + ", '%" + flags.replace("x", "") + conversion + "')";
          parity.add(call, () -> Literals.read(call));
        }
      }
    }
    parity.check();
  }

  /** Where Puppet prints the address of a Ruby object. */
  private static boolean skips(String value, String flags, String conversion) {
    boolean address = conversion.equals("p") || conversion.equals("q");
    return address
        && (value.startsWith("Timespan") || value.startsWith("URI") || value.startsWith("Deferred"))
        && (value.startsWith("Timespan") || conversion.equals("q"));
  }

  @Test
  void formatMaps() throws Exception {
    Parity parity = new Parity();
    for (String line : lines("formats.txt")) {
      parity.add(line, () -> Literals.read(line));
    }
    parity.check();
  }
}
