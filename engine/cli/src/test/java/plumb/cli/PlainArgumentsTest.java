package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What is read without picocli, picocli reads alike. */
class PlainArgumentsTest {
  private static final Supplier<PlainCommand> COMPILE = CompileCommand::new;
  private static final Supplier<PlainCommand> APPLY = ApplyCommand::new;

  @Property(tries = 3000)
  void picocliReadsCompilesAlike(@ForAll("compiles") List<String> line) {
    assertAlike(COMPILE, line);
  }

  @Property(tries = 3000)
  void picocliReadsAppliesAlike(@ForAll("applies") List<String> line) {
    assertAlike(APPLY, line);
  }

  @Provide
  Arbitrary<List<String>> compiles() {
    return lines(COMPILE);
  }

  @Provide
  Arbitrary<List<String>> applies() {
    return lines(APPLY);
  }

  /** Lines of all names of options, with and without values, among words and what looks odd. */
  private static Arbitrary<List<String>> lines(Supplier<PlainCommand> command) {
    CommandSpec spec = picocli(command.get()).getCommandSpec();
    List<String> names = new ArrayList<>(spec.optionsMap().keySet());
    names.addAll(spec.negatedOptionsMap().keySet());
    Arbitrary<String> name = Arbitraries.of(names);
    Arbitrary<String> word =
        Arbitraries.of("a", "b.c", "/d/e", "x=y", "a,b", "$v", "'q'", "", "-", "--", "-1", "@f");
    Arbitrary<List<String>> pair =
        Arbitraries.oneOf(
            name.flatMap(n -> word.map(w -> List.of(n, w))),
            name.flatMap(n -> word.map(w -> List.of(n + "=" + w))),
            name.map(List::of),
            word.map(List::of));
    return pair.list()
        .ofMaxSize(4)
        .map(
            pairs ->
                Stream.concat(Stream.of("command"), pairs.stream().flatMap(List::stream)).toList());
  }

  private static void assertAlike(Supplier<PlainCommand> maker, List<String> line) {
    PlainCommand plain = maker.get();
    if (!PlainArguments.read(line.toArray(String[]::new), plain)) {
      return;
    }
    PlainCommand reference = maker.get();
    picocli(reference).parseArgs(line.subList(1, line.size()).toArray(String[]::new));
    assertThat(plain)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes("(.*\\.)?spec")
        .isEqualTo(reference);
  }

  private static CommandLine picocli(PlainCommand command) {
    return new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compile",
        "compile web --json --environmentpath=/etc/x --facts facts.json",
        "compile --environment e --modulepath a:b --manifest m --hiera_config h",
        "apply site.pp --noop --detailed-exitcodes --json",
        "apply -e notice(1)",
        "apply --execute=notice(1) --environment e"
      })
  void readsUsualLinesWithoutPicocli(String line) {
    assertThat(isPlain(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compile --help",
        "compile --batch nodes --out d",
        "compile a b",
        "compile --json --json",
        "compile --json=true",
        "compile --facts",
        "compile --facts --json",
        "compile --facts=",
        "compile --fact f",
        "compile @file",
        "compile -- a",
        "apply",
        "apply site.pp -e notice(1)",
        "apply -e notice(1) --execute notice(2)",
        "apply -enotice(1)"
      })
  void leavesOtherLinesToPicocli(String line) {
    assertThat(isPlain(line)).isFalse();
  }

  private static boolean isPlain(String line) {
    String[] args = line.split(" ");
    return PlainArguments.read(args, (args[0].equals("apply") ? APPLY : COMPILE).get());
  }
}
