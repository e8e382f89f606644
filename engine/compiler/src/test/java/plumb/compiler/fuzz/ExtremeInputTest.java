package plumb.compiler.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.InvalidSourceException;
import plumb.dsl.source.Diagnostic;

/**
 * What is too deep, too large or too slow ends in time, in a diagnostic that says where and what
 * could help; what only looks so is fine.
 */
class ExtremeInputTest {
  /** A compile is given a second; the rest is for starting up, and for collecting garbage. */
  private static final Duration ENOUGH = Duration.ofSeconds(30);

  private static final String NEST = "$x = Integer[1, 100000].reduce([]) |$memo, $i| { [$memo] }\n";

  private record Input(String name, String manifest) {}

  @TestFactory
  List<DynamicTest> textsThatNestTooDeeply() {
    return failing(
        "NESTING_TOO_DEEP",
        nested("lists", "[", "", "]"),
        nested("parentheses", "(", "1", ")"),
        nested("hashes", "{ a => ", "1", "}"),
        nested("types", "Array[", "Any", "]"),
        nested("interpolations", "\"${", "1", "}\""),
        nested("selectors", "1 ? { default => ", "1", "}"),
        nested("negations", "! ", "true", ""),
        nested("sums", "1 + ", "1", ""),
        nested("methods", "", "1", ".abs"),
        nested("accesses", "", "$facts", "[0]"),
        new Input("conditions", "if true {".repeat(20_000) + "}".repeat(20_000)),
        new Input("blocks", "[1].each |$x| { ".repeat(20_000) + "}".repeat(20_000)),
        new Input("branches", "if false { } " + "elsif false { } ".repeat(20_000)));
  }

  @TestFactory
  List<DynamicTest> whatCallsItself() {
    return failing(
        "STACK_TOO_DEEP",
        new Input("function", "function f($x) { f($x + 1) }\nf(1)"),
        new Input("lambda", "function f($x) { [$x].map |$y| { f($y) } }\nf(1)"),
        new Input("interpolation", "function f($x) { \"a${f($x)}\" }\nf(1)"),
        new Input("default", "function f($x = f()) { 1 }\nf()"),
        new Input("call", "function f() { call('f') }\nf()"),
        new Input("template", "function f() { inline_epp('<%= f() %>') }\nf()"),
        new Input("classes", chain(i -> "class c" + i + " { include c" + (i + 1) + " }")),
        new Input(
            "classes by title", chain(i -> "class c" + i + " { class { c" + (i + 1) + ": } }")),
        new Input("ancestors", chain(i -> "class c" + i + " inherits c" + (i + 1) + " { }")),
        new Input("shown value", NEST + "notice($x)"),
        new Input("compared value", NEST + "$y = [$x] == [$x, 1] or $x == [$x]"),
        new Input("key", NEST + "$y = { $x => 1 }"),
        new Input("inferred value", NEST + "$y = type($x)"));
  }

  @TestFactory
  List<DynamicTest> workWithoutEnd() {
    return failing(
        "TIME_LIMIT",
        new Input("range", "Integer[1, 9223372036854775807].each |$i| { }"),
        new Input("integer", "9223372036854775807.each |$i| { }"),
        new Input("steps", "Integer[1, 9223372036854775807].step(2).each |$i| { }"),
        new Input("backwards", "Integer[1, 9223372036854775807].reverse_each |$i| { }"),
        new Input("definitions", "define d { d { [\"${title}x\", \"${title}y\"]: } }\nd { 'a': }"));
  }

  @TestFactory
  List<DynamicTest> searchesWithoutEnd() {
    String text = "'" + "a".repeat(40) + "!'";
    return failing(
        "REGEX_TIME_LIMIT",
        new Input("match", "$x = " + text + " =~ /^(a+)+$/"),
        new Input("text", "$x = " + text + " =~ '^(a+)+$'"),
        new Input("case", "case " + text + " { /^(a+)+$/: { } default: { } }"),
        new Input("selector", "$x = " + text + " ? { /^(a+)+$/ => 1, default => 2 }"),
        new Input("in", "$x = /^(a+)+$/ in [" + text + "]"),
        new Input("regsubst", "$x = " + text + ".regsubst(/^(a+)+$/, '')"),
        new Input("split", "$x = " + text + ".split('^(a+)+$')"),
        new Input("match function", "$x = " + text + ".match(/^(a+)+$/)"),
        new Input("type", "$x = " + text + " =~ Pattern[/^(a+)+$/]"),
        new Input("parameter", "function f(Pattern[/^(a+)+$/] $x) { }\nf(" + text + ")"));
  }

  @TestFactory
  List<DynamicTest> whatFillsTheMemory() {
    return failing(
        "SIZE_LIMIT|OUT_OF_MEMORY",
        new Input("range as list", "$x = Array(Integer[1, 9223372036854775807])"),
        new Input("text", "$x = Integer[1, 64].reduce('ab') |$m, $i| { \"${m}${m}\" }"),
        new Input("width", "$x = sprintf('%2147483647d', 1)"));
  }

  @TestFactory
  List<DynamicTest> whatBecomesTooLarge() {
    return failing(
        "SIZE_LIMIT",
        new Input("range as list", "$x = Array(Integer[1, 9000000000])"),
        new Input("number as list", "$x = Array(9223372036854775807)"),
        new Input("width of a text", "$x = sprintf('%1000000000s', 'a')"),
        new Input("width of a number", "$x = sprintf('%0100000000d', 1)"),
        new Input("places", "$x = sprintf('%.1000000000f', 1.5)"),
        new Input("format", "$x = String('a', '%1000000000s')"));
  }

  @TestFactory
  List<DynamicTest> whatDoublesWithoutEnd() {
    String endless = doubling("'a'", "[$m, $m]");
    return failing(
        "TIME_LIMIT|SIZE_LIMIT",
        new Input("sum of lists", doubling("[1]", "$m + $m")),
        new Input("spread lists", doubling("[1]", "[*$m, *$m]")),
        new Input("flat lists", doubling("1", "[$m, $m]") + "$y = $x.flatten"),
        new Input("joined text", doubling("'ab'", "[$m, $m].join")),
        new Input("formatted text", doubling("'ab'", "sprintf('%s%s', $m, $m)")),
        new Input(
            "rendered text", doubling("'ab'", "inline_epp('<%= $m %><%= $m %>', { m => $m })")),
        new Input("replaced text", doubling("'ab'", "regsubst($m, '(.*)', '\\1\\1')")),
        new Input(
            "replacement",
            "$t = Integer[1, 20].reduce('a') |$m, $i| { \"${m}${m}\" }\n"
                + "$x = regsubst($t, '(.*)', regsubst($t, 'a', '\\\\\\\\1', 'G'))"),
        new Input("key of a hash", doubling("1", "[$m, $m]") + "$y = { $x => 1 }"),
        new Input("unique lists", doubling("1", "[$m, $m]") + "$y = unique([$x, $x])"),
        new Input("notice", endless + "notice($x)"),
        new Input("interpolation", endless + "$y = \"${x}\""),
        new Input("type", endless + "$y = type($x)"),
        new Input("comparison", endless + endless.replace("$x", "$z") + "$y = $x == $z"),
        new Input("match", endless + "$y = $x =~ Data"),
        new Input("join", endless + "$y = $x.join"),
        new Input("parameter", endless + "notify { 'a': message => $x }"),
        new Input("classes", endless + "include $x"),
        new Input("tree", endless + "$y = Array($x.tree_each)"),
        new Input("hashes", doubling("'a'", "{ 1 => $m, 2 => $m }") + "$y = \"${x}\""));
  }

  @Test
  void definitionsWithoutEndAreShownAtTheLastDeclaration() throws Exception {
    RuntimeException problem =
        FuzzCompile.problem("define d {\n  d { \"${title}x\": }\n}\nd { 'a': }");
    assertThat(problem).isInstanceOf(CompileException.class);
    CompileException failure = (CompileException) problem;
    assertThat(failure.code()).isEqualTo("TOO_MANY_ROUNDS");
    assertThat(failure.line()).isEqualTo(2);
    assertThat(failure.hint()).contains("the last one is D[axx");
  }

  @TestFactory
  List<DynamicTest> numbersThatAreTooLarge() {
    return failing(
        null,
        new Input("shift", "$x = 1 << 4611686018427387904"),
        new Input("shift by 64", "$x = 1 << 64"),
        new Input("shift back", "$x = 1 >> -4611686018427387904"),
        new Input("width", "$x = sprintf('%999999999999d', 1)"),
        new Input("literal", "$x = " + "9".repeat(100_000)),
        new Input("integer", "$x = Integer('" + "9".repeat(10_000) + "')"),
        new Input("number", "$x = Numeric('" + "9".repeat(10_000) + "')"),
        new Input("float", "$x = Integer(1.0e300)"),
        new Input("exponent", "$x = 1.0e999999999999 * 10"),
        new Input("time", "$x = Timestamp(1.0e300)"),
        new Input("duration", "$x = Timespan(1.0e300)"),
        new Input("version", "$x = SemVer('1.0')"),
        new Input("groups", "$x = 'a' =~ /" + "(".repeat(20_000) + ")".repeat(20_000) + "/"),
        new Input("type", "$x = Type('" + "Array[".repeat(20_000) + "]".repeat(20_000) + "')"),
        new Input("alias", "type A = Variant[A, B]\ntype B = Variant[A, B]\n$x = 1 =~ A"),
        new Input("lookup", "lookup('self')"));
  }

  @TestFactory
  List<DynamicTest> whatOnlyLooksLarge() {
    return tests(
        ExtremeInputTest::assertFine,
        new Input(
            "step", "Integer[9223372036854775800, 9223372036854775807].step(5).each |$i| { }"),
        new Input(
            "steps of steps",
            "$s = 9223372036854775807\nInteger[1, $s].step($s).step($s).each |$i| { }"),
        new Input("end", "Integer[9223372036854775806, 9223372036854775807].each |$i| { }"),
        new Input("break", "Integer[1, 9223372036854775807].each |$i| { if $i > 3 { break() } }"),
        new Input("slice", "$x = [1, 2, 3].slice(9223372036854775807)"),
        new Input("part", "$x = [1][9223372036854775807, 9223372036854775807]"),
        new Input("width", "$x = sprintf('%99999d', 1)"),
        new Input("places", "$x = sprintf('%.9999999f', 1.5)"),
        new Input("digits", "$x = sprintf('%.999999999g', 1.5)"),
        new Input("repetition", "$x = 'a' =~ /((a{1,1000}){1,1000}){1,1000}b/"),
        new Input("sizes", "$x = [1] =~ Array[Integer, 0, 9223372036854775807]"),
        new Input("classes in a circle", "class a { include b }\nclass b { include a }\ninclude a"),
        new Input("sum", "$x = 1" + " + 1".repeat(500)));
  }

  /** Doubles a value 64 times. */
  private static String doubling(String start, String step) {
    return "$x = Integer[1, 64].reduce(" + start + ") |$m, $i| { " + step + " }\n";
  }

  private static Input nested(String name, String open, String inner, String close) {
    return new Input(name, "$x = " + open.repeat(20_000) + inner + close.repeat(20_000));
  }

  private static String chain(IntFunction<String> definition) {
    int length = 5_000;
    return IntStream.range(0, length).mapToObj(definition).collect(Collectors.joining("\n"))
        + "\nclass c"
        + length
        + " { }\ninclude c0";
  }

  private static List<DynamicTest> failing(@Nullable String code, Input... inputs) {
    return tests(manifest -> assertFails(code, manifest), inputs);
  }

  private interface Check {
    void on(String manifest) throws Exception;
  }

  private static List<DynamicTest> tests(Check check, Input... inputs) {
    return List.of(inputs).stream()
        .map(
            input ->
                DynamicTest.dynamicTest(
                    input.name(),
                    () -> Assertions.assertTimeout(ENOUGH, () -> check.on(input.manifest()))))
        .toList();
  }

  private static void assertFine(String manifest) throws Exception {
    assertThat(FuzzCompile.problem(manifest)).isNull();
  }

  /** Fails with the code, or any code but that of a limit, at a place; a limit's gives a hint. */
  private static void assertFails(@Nullable String code, String manifest) throws Exception {
    RuntimeException problem = FuzzCompile.problem(manifest);
    if (problem instanceof InvalidSourceException invalid) {
      Diagnostic first = invalid.diagnostics().get(0);
      assertThat(first.code()).matches(code == null ? ".*" : code);
      assertThat(first.line()).isPositive();
      return;
    }
    assertThat(problem).isInstanceOf(CompileException.class);
    CompileException failure = (CompileException) problem;
    assertThat(failure.line()).as(failure.toString()).isPositive();
    if (code == null) {
      assertThat(failure.code()).doesNotContain("LIMIT", "TOO_DEEP", "MEMORY");
    } else {
      assertThat(failure.code()).as(failure.toString()).matches(code);
      assertThat(failure.hint()).isNotNull();
    }
  }
}
