package plumb.analysis.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plumb.dsl.PuppetParser;
import plumb.dsl.Syntax;
import plumb.dsl.lexer.TokenReader;
import plumb.dsl.lexer.TokenReader.Kind;
import plumb.dsl.source.SourceText;

/**
 * Manifests with comments and line breaks at random places between their tokens: their layout is
 * the same when laid out again, the same program, and has the same comments. -Dfmt.noise=N says how
 * many are tried; the seed of what fails is told.
 */
class FormatNoiseTest {
  private static final Pattern SECTION = Pattern.compile("(?m)^=== .*\n");
  private static final List<String> NOISE =
      List.of(
          "\n",
          "\n\n\n",
          "  ",
          " # c%d\n",
          " /* c%d */ ",
          "\n# c%d\n",
          "\n\n# c%d\n\n# d%d\n",
          "\n/* a\n * c%d */\n");
  private static final double[] SHARES = {0.01, 0.05, 0.2};

  @Test
  void laysOutWhateverTheLayoutWas() throws IOException {
    List<String> texts = texts();
    int tried = 0;
    for (int seed = 0; seed < Integer.getInteger("fmt.noise", 1500); seed++) {
      Random random = new Random(seed);
      String text = texts.get(random.nextInt(texts.size()));
      SourceText noisy = new SourceText("seed " + seed, withNoise(text, random));
      if (!PuppetParser.parse(noisy, Syntax.MANIFEST).hasErrors()) {
        LayoutAssertions.assertLaysOut(noisy);
        tried++;
      }
    }
    assertThat(tried).isGreaterThan(300);
  }

  private static String withNoise(String text, Random random) {
    double share = SHARES[random.nextInt(SHARES.length)];
    TokenReader reader = new TokenReader(new SourceText("", text), new ArrayList<>());
    StringBuilder noisy = new StringBuilder();
    int strings = 0;
    boolean heredocWaits = false;
    int count = 0;
    for (Kind kind = reader.next(); kind != Kind.END; kind = reader.next()) {
      strings += kind == Kind.STRING_HEAD ? 1 : kind == Kind.STRING_TAIL ? -1 : 0;
      heredocWaits = kind == Kind.HEREDOC_TAG || (heredocWaits && kind != Kind.HEREDOC_BODY);
      boolean outside = strings == 0 && !heredocWaits;
      if (outside && kind == Kind.WHITESPACE && random.nextDouble() < share) {
        noisy.append(random.nextBoolean() ? " " : "\n");
        continue;
      }
      noisy.append(text, reader.start(), reader.end());
      if (outside && random.nextDouble() < share) {
        String noise = NOISE.get(random.nextInt(NOISE.size()));
        noisy.append(noise.replace("%d", String.valueOf(count++)));
      }
    }
    return noisy.toString();
  }

  /** The manifests of the grammar's cases and of the layout's. */
  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path directory :
        List.of(
            Path.of("../../dsl/src/test/cases"),
            Path.of("../compiler/src/test/cases"),
            Path.of("src/test/resources/plumb/analysis/format/cases"))) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.filter(one -> one.toString().endsWith(".case")).sorted().toList()) {
          texts.addAll(
              SECTION
                  .splitAsStream(Files.readString(file))
                  .filter(FormatNoiseTest::isManifest)
                  .toList());
        }
      }
    }
    return texts;
  }

  private static boolean isManifest(String section) {
    return !section.isBlank()
        && !PuppetParser.parse(new SourceText("", section), Syntax.MANIFEST).hasErrors();
  }
}
