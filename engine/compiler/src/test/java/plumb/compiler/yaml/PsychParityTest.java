package plumb.compiler.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.values.Binary;
import plumb.values.Undef;

/** Reads thousands of scalars and documents with Ruby's own YAML library and with ours. */
class PsychParityTest {
  private static final String[] PIECES = {
    "0", "1", "7", "8", "9", "12", "00", "017", "1990", "2024", "01", "60", "59", "30", "-", "+",
    ".", ":", ",", "_", "e", "E", "e+", "e-3", "0x", "0b", "0o", "x", "f", "inf", "nan", "true",
    "false", "yes", "no", "on", "off", "null", "~", "y", "n", "Y", "T", "t", "Z", " ", "/", "!",
    "a", "é", "=", "<<", "'", "\"", "%{x}", "(", "12:30:45", "-05-01", "+02:00"
  };

  private static RubyPeer ruby;

  @BeforeAll
  static void start(@TempDir Path directory) {
    assumeTrue(RubyPeer.available("require 'psych'"), "ruby with psych is not installed");
    ruby = RubyPeer.start(PsychParityTest.class, "psych_driver.rb", directory);
  }

  @AfterAll
  static void stop() {
    if (ruby != null) {
      ruby.close();
    }
  }

  @Test
  void scalarsResolveAsInPsych() {
    Set<String> scalars = new LinkedHashSet<>(KnownScalars.ALL);
    Random random = new Random(7);
    while (scalars.size() < 10_000) {
      StringBuilder text = new StringBuilder();
      for (int i = 1 + random.nextInt(5); i > 0; i--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      // A '!' in front is a tag, no part of the scalar; documents cover tags.
      if (text.charAt(0) != '!') {
        scalars.add(text.toString().strip());
      }
    }
    List<String> differences = new ArrayList<>();
    for (String scalar : scalars) {
      compare("- " + scalar + "\n", differences);
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void documentsReadAsInPsych() {
    List<String> differences = new ArrayList<>();
    KnownDocuments.ALL.forEach(document -> compare(document, differences));
    Random random = new Random(11);
    for (int i = 0; i < 2_000; i++) {
      compare(new RandomDocument(random).text(), differences);
    }
    assertThat(differences).isEmpty();
  }

  @Test
  void tabsSeparateWhereTheyDoInPsych() {
    List<String> differences = new ArrayList<>();
    Random random = new Random(17);
    for (int i = 0; i < 3_000; i++) {
      boolean known = random.nextInt(3) == 0;
      String document =
          known
              ? KnownDocuments.ALL.get(random.nextInt(KnownDocuments.ALL.size()))
              : new RandomDocument(random).text();
      compare(withTabs(document, random), differences);
    }
    assertThat(differences).isEmpty();
  }

  /** Some blanks become tabs, and some more tabs come before blanks, breaks and indicators. */
  private static String withTabs(String document, Random random) {
    StringBuilder text = new StringBuilder();
    for (char c : document.toCharArray()) {
      boolean place = " \n,:]}".indexOf(c) >= 0 && random.nextInt(6) == 0;
      text.append(place ? "\t" : "");
      if (!place || c != ' ' || random.nextBoolean()) {
        text.append(c);
      }
    }
    return text.toString();
  }

  @Test
  void valuesAreWrittenAsPsychWritesThem() {
    List<String> documents = new ArrayList<>(KnownDocuments.ALL);
    KnownScalars.ALL.forEach(scalar -> documents.add("a: '" + scalar.replace("'", "''") + "'\n"));
    Random random = new Random(13);
    for (int i = 0; i < 1_000; i++) {
      documents.add(new RandomDocument(random).text());
    }
    List<String> differences = new ArrayList<>();
    for (String document : documents) {
      DataMap answer = ruby.ask(document);
      String expected = String.valueOf(answer.get("yaml"));
      // Shared values are written with anchors there; here every place gets its own copy. The
      // emitters escape rare characters differently, Psych leaves impossible dates unquoted, and
      // it closes a document that keeps line breaks.
      boolean comparable =
          answer.containsKey("yaml")
              && !expected.matches("(?s).*([&*]\\d|\\\\U|\\\\N|2001-00-00|\\|\\+|!ruby).*");
      if (comparable) {
        String actual = YamlWriter.write(YamlReader.readData("x.yaml", document));
        if (!actual.equals(expected)) {
          differences.add("%s%n  psych %s%n  ours  %s".formatted(document, expected, actual));
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  private static void compare(String document, List<String> differences) {
    DataMap answer = ruby.ask(document);
    String expected = answer.containsKey("error") ? "error" : String.valueOf(answer.get("value"));
    String actual;
    String message = "";
    try {
      actual = tagged(YamlReader.readData("x.yaml", document)).toString();
    } catch (DataFileException e) {
      actual = "error";
      message = e.getMessage();
    }
    if (!expected.equals(actual)) {
      differences.add(
          "%s%n  psych %s %s%n  ours  %s %s"
              .formatted(document, expected, answer.get("error"), actual, message));
    }
  }

  private static Object tagged(Object value) {
    if (value == Undef.UNDEF) {
      return List.of("n");
    }
    if (value instanceof Boolean) {
      return List.of("b", value);
    }
    if (value instanceof Long || value instanceof BigInteger) {
      return List.of("i", value.toString());
    }
    if (value instanceof Double number) {
      boolean finite = !number.isNaN() && !number.isInfinite();
      return List.of(
          "f", finite ? "%016x".formatted(Double.doubleToRawLongBits(number)) : number.toString());
    }
    if (value instanceof YamlSymbol symbol) {
      return List.of("y", symbol.name());
    }
    if (value instanceof Binary binary) {
      return List.of("x", binary.toString());
    }
    if (value instanceof List<?> list) {
      return List.of("l", list.stream().map(PsychParityTest::tagged).toList());
    }
    if (value instanceof Map<?, ?> map) {
      List<Object> entries = new ArrayList<>();
      map.forEach((k, v) -> entries.add(List.of(tagged(k), tagged(v))));
      return List.of("m", entries);
    }
    return List.of("s", value);
  }
}
