package plumb.values.functions;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import plumb.values.InstalledPuppet;
import plumb.values.ValueText;

/**
 * Functions of text give what the installed Puppet gives for generated texts, formats and patterns.
 */
final class GeneratedTextTest {
  private static final int CHUNK = 128;
  private static final int COUNT = Integer.getInteger("parity.calls", 25) * 20;

  private final Random random = new Random(11);
  private final FunctionCalls calls = new FunctionCalls(PureFunctions::find);

  private String oneOf(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private void check() throws IOException {
    GeneratedCalls.check(calls, InstalledPuppet.get());
  }

  @Test
  void everyLetterHasTheSameCasesAndEscapes() throws IOException {
    for (int start = 0xa0; start < 0x1f000; start += CHUNK) {
      StringBuilder chunk = new StringBuilder();
      for (int code = start; code < start + CHUNK; code++) {
        if (Character.isDefined(code) && Character.getType(code) != Character.SURROGATE) {
          chunk.appendCodePoint(code);
        }
      }
      String quoted = ValueText.quote(chunk.toString());
      boolean ideographs = start >= 0x2f00 && start < 0xa640;
      if (chunk.isEmpty() || ideographs) {
        continue;
      }
      calls.add("upcase(" + quoted + ")");
      calls.add("downcase(" + quoted + ")");
      calls.add("capitalize(" + letters(chunk) + ")");
      calls.add("sprintf('%p', " + quoted + ")");
    }
    check();
  }

  private static String letters(CharSequence text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            code -> {
              out.append(out.isEmpty() ? "[" : ", ");
              out.append(ValueText.quote(Character.toString(code)));
            });
    return out.append(']').toString();
  }

  @Test
  void formatsOfNumbersAndTexts() throws IOException {
    for (int i = 0; i < COUNT; i++) {
      String format =
          "%"
              + oneOf("", "", " ", "#", "+", "-", "0", "+0", "-0", "# 0", "#-", " 0")
              + oneOf("", "", "1", "7", "20")
              + oneOf("", "", ".", ".0", ".1", ".3", ".12")
              + oneOf(
                  "d", "i", "u", "o", "x", "X", "b", "B", "f", "e", "E", "g", "G", "a", "A", "s",
                  "p", "c");
      String value =
          oneOf(
              "0",
              "1",
              "-1",
              "255",
              "-255",
              "9223372036854775807",
              "-9223372036854775807",
              "1.5",
              "-2.5",
              "0.1",
              "1.0e22",
              "-1.0e-7",
              "123456.789",
              "'0x1f'",
              "' 12 '",
              "'-0b11'",
              "'1_000'",
              "'1e3'",
              "'text'",
              "'é'",
              "''",
              "true",
              "[1, 'a']",
              "undef",
              "9.999999e99",
              "0.5",
              "2.5");
      // A number that is no character is refused in words that depend on Ruby's machine.
      String loose = format.endsWith("c") ? "~" : "";
      calls.add(loose + "sprintf('" + format + "|', " + value + ")");
    }
    check();
  }

  @Test
  void versions() throws IOException {
    for (int i = 0; i < COUNT; i++) {
      calls.add("versioncmp('" + version() + "', '" + version() + "'" + oneOf("", ", true") + ")");
    }
    check();
  }

  private String version() {
    StringBuilder out = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      out.append(oneOf("1", "2", "10", "0", "00", "01", "a", "B", "rc", "~", "+", "é", "."));
      out.append(oneOf(".", ".", "-", "", ""));
    }
    return out.toString();
  }

  @Test
  void patternsThatSplitAndReplace() throws IOException {
    for (int i = 0; i < COUNT; i++) {
      String pattern =
          oneOf(
              "a", "b*", "", "(a)|b", "[^a]", "(?=b)", "(a)(b)?", "\\s+", "^", "$", "é", "(?<n>b)",
              "\\b", "a|", "(?i)A", ".", "\\n", "(ab|a)", "x?", "\\z");
      String text = "";
      for (int k = random.nextInt(9); k > 0; k--) {
        text += oneOf("a", "b", "ab", "é", " ", "\\n", "😀", "A");
      }
      String replacement = oneOf("-", "<\\0>", "[\\1]", "\\\\", "\\`\\'", "", "\\2x", "\\&\\&");
      calls.add("split(\"" + text + "\", '" + pattern + "')");
      calls.add(
          "regsubst(\""
              + text
              + "\", '"
              + pattern
              + "', "
              + ValueText.quote(replacement)
              + ", '"
              + oneOf("", "G", "GI", "M", "GE")
              + "')");
      calls.add("match(\"" + text + "\", '" + pattern + "')");
    }
    check();
  }

  @Test
  void numbersDrawnFromTheNameOfTheHost() throws IOException {
    for (int i = 0; i < COUNT / 4; i++) {
      String limit =
          oneOf("1", "2", "10", "60", "86400", "4294967295", "4294967297", "1099511627776", "'30'");
      calls.add("fqdn_rand(" + limit + ", 'seed " + i + "')");
    }
    for (String args :
        List.of(
            "10",
            "10, undef",
            "10, 5",
            "10, [1, [2]]",
            "10, 'a', true",
            "0",
            "-1",
            "'x'",
            "1.5",
            "[]",
            "true")) {
      calls.add("fqdn_rand(" + args + ")");
    }
    check();
  }
}
