package plumb.compiler.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What fuzzing starts from: the texts of the other tests, and the words of the language. */
final class Seeds {
  private static final Path RESOURCES = Path.of("src/test/resources/plumb/compiler");
  private static final Path CALLS = Path.of("../values/src/test/resources/plumb/values");
  private static final Pattern SECTION = Pattern.compile("(?m)^[=!]== .*$");
  private static final Pattern CALL = Pattern.compile("(?m)^([a-z][a-z0-9_:]*)\\(");

  private static final List<String> WORDS =
      List.of(
          "class ",
          "define ",
          "node ",
          "function ",
          "type ",
          "inherits ",
          "default",
          "undef",
          "case ",
          "if ",
          "elsif ",
          "else ",
          "unless ",
          "and ",
          "or ",
          "in ",
          "application ",
          "site ",
          "plan ",
          "attr ",
          "private ",
          "true",
          "false",
          "=>",
          "+>",
          "->",
          "~>",
          "<-",
          "<~",
          "<|",
          "|>",
          "<<|",
          "|>>",
          "@@",
          "@(",
          "@(\"X\"/L)",
          "| X",
          "|- X",
          "${",
          "}",
          "$",
          "$::a::b",
          "::",
          "=~",
          "!~",
          "==",
          "!=",
          "<=",
          ">=",
          "<<",
          ">>",
          "+=",
          "-=",
          "?",
          "|",
          "|$x|",
          "[",
          "]",
          "(",
          ")",
          "{",
          "}",
          "'",
          "\"",
          "\\u{1F600}",
          "\\x41",
          "/a+/",
          "#",
          "/*",
          "*/",
          "<%",
          "%>",
          "<%=",
          "<%-",
          "-%>",
          "<%#",
          "<%%",
          "%%>",
          "<%- | $a = 1 | -%>",
          "0x1f",
          "017",
          "1e308",
          "1.5",
          "9223372036854775807",
          "-9223372036854775808",
          "0x",
          "1.",
          "---",
          "...",
          "- ",
          ": ",
          "? ",
          "&a",
          "*a",
          "<<: ",
          "!!str ",
          "!ruby/object:A ",
          "|+2",
          ">-",
          "~",
          ".inf",
          ".nan",
          "2020-01-01",
          "0b11",
          "1_000",
          "12:30:45",
          "%YAML 1.1",
          "\u00e9",
          "\ud83d\ude00",
          "\ufeff",
          "\r\n",
          "%{facts.os}",
          "%{lookup('a')}",
          "Struct[{a => Integer}]",
          "Callable[[Integer], String]",
          "Variant[",
          "Optional[",
          "Pattern[/a/]",
          "Enum['a']",
          "Tuple[Integer, 1, default]",
          "Type[",
          "Integer[1, 10]",
          "Timestamp",
          "Timespan",
          "SemVer",
          "Sensitive",
          "Iterator",
          "Runtime",
          "Object[{",
          "TypeSet[{",
          "Init[",
          "Resource[");

  /** The names of functions that have tests. */
  static final List<String> FUNCTIONS = functions();

  private Seeds() {}

  /** Writes the seeds of a target, one a file; no more than so many, spread over all. */
  static void write(Target target, Path directory, int most) throws IOException {
    List<String> seeds = List.copyOf(new TreeSet<>(of(target)));
    int stride = 1 + (seeds.size() - 1) / most;
    for (int i = 0; i < seeds.size(); i += stride) {
      Files.writeString(directory.resolve("seed" + i), seeds.get(i));
    }
  }

  /** Writes the words of the language, as the fuzzer reads them. */
  static void writeDictionary(Path file) throws IOException {
    StringBuilder out = new StringBuilder();
    List<String> words = new ArrayList<>(WORDS);
    FUNCTIONS.forEach(name -> words.add(name + "("));
    for (String word : words) {
      out.append('"');
      for (byte b : word.getBytes(UTF_8)) {
        out.append(String.format("\\x%02x", b));
      }
      out.append("\"\n");
    }
    Files.writeString(file, out);
  }

  private static Collection<String> of(Target target) throws IOException {
    List<String> seeds = new ArrayList<>();
    switch (target) {
      case LEXER, MANIFEST -> {
        addSections(Path.of("../../dsl/src/test/cases"), seeds);
        addSections(Path.of("src/test/cases"), seeds);
        addSections(RESOURCES.resolve("parity"), seeds);
        seeds.add(Files.readString(RESOURCES.resolve("unitcache/everything.pp")));
      }
      case TEMPLATE -> {
        addSections(Path.of("../../dsl/src/test/cases/template.case"), seeds);
        addSections(RESOURCES.resolve("parity"), seeds);
        seeds.add(Files.readString(RESOURCES.resolve("unitcache/everything.epp")));
      }
      case DATA -> {
        addSections(RESOURCES.resolve("lookup"), seeds);
        seeds.add("---\na: &x [1, 2.5, ~]\n? b\n: *x\nc: {<<: {d: !!str 1}}\ne: |-\n  text\n");
        seeds.add("{\"a\": [1, -2.5e3, null, true, \"\\u00e9\\n\"], \"b\": {}}");
      }
      case TYPE -> addLines(CALLS.resolve("types"), seeds);
      case EVALUATOR -> {
        addSections(Path.of("src/test/cases"), seeds);
        addSections(RESOURCES.resolve("parity"), seeds);
        addLines(CALLS.resolve("functions"), seeds);
      }
      case CALLS -> {
        for (int seed = 0; seed < 100; seed++) {
          seeds.add(
              new Random(seed).ints(80, 0, 128).mapToObj(Character::toString).collect(joining()));
        }
      }
    }
    return seeds;
  }

  private static void addSections(Path where, List<String> seeds) throws IOException {
    for (Path file : files(where)) {
      // Not all of them are in UTF-8.
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      for (String section : SECTION.split(text)) {
        seeds.add(section.strip());
      }
    }
  }

  private static void addLines(Path where, List<String> seeds) throws IOException {
    for (Path file : files(where)) {
      seeds.addAll(Files.readAllLines(file));
    }
  }

  private static List<Path> files(Path where) throws IOException {
    try (Stream<Path> walk = Files.walk(where)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static List<String> functions() {
    TreeSet<String> names = new TreeSet<>();
    try {
      for (Path file : files(CALLS.resolve("functions"))) {
        for (Matcher m = CALL.matcher(Files.readString(file)); m.find(); ) {
          names.add(m.group(1));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    names.addAll(
        List.of(
            "include",
            "contain",
            "realize",
            "tag",
            "tagged",
            "create_resources",
            "defined",
            "lookup",
            "hiera",
            "inline_epp",
            "epp",
            "file",
            "find_file",
            "call",
            "fail",
            "notice",
            "ensure_packages",
            "ensure_resource",
            "getvar",
            "require"));
    return List.copyOf(names);
  }
}
