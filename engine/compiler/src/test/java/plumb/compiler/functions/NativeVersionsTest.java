package plumb.compiler.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.compiler.snapshot.DirectorySnapshot;
import plumb.values.functions.stdlib.StdlibFunctions;

/** The list of Ruby code that native versions match, and what is not on it. */
class NativeVersionsTest {
  private static final Path STDLIB = Path.of("/usr/share/puppet/modules/stdlib");
  private static final List<String> FOLDERS =
      List.of("lib/puppet/functions", "lib/puppet/parser/functions");
  private static final Pattern CALL =
      Pattern.compile("(?<!@)\\bfunction_(\\w+|#\\{)|call_function\\(\\s*[:'\"]+(\\w+)");
  private static final Path COMPUTED = Path.of("target/native-versions.txt");

  private static DirectorySnapshot snapshot(Path modules) throws IOException {
    return new DirectorySnapshot("production", null, List.of(modules), null);
  }

  @Test
  void theListKnowsTheInstalledStdlib() throws IOException {
    assumeTrue(Files.isDirectory(STDLIB), "The module stdlib is not installed");
    TreeMap<String, String> lines = new TreeMap<>();
    for (String name : functions()) {
      if (StdlibFunctions.find(name) != null || ModuleFunctions.find(name) != null) {
        describe(name, lines);
      }
    }
    Files.write(COMPUTED, lines.values());
    try (var in = NativeVersions.class.getResourceAsStream("native-versions.txt")) {
      List<String> listed = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      assertThat(listed)
          .as("run the tests that compare, then take lines from " + COMPUTED.toAbsolutePath())
          .containsAll(lines.values());
    }
    assertThat(lines).hasSizeGreaterThan(100);
  }

  private static Set<String> functions() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String folder : FOLDERS) {
      Path root = STDLIB.resolve(folder);
      try (Stream<Path> files = Files.walk(root)) {
        files
            .filter(file -> file.toString().endsWith(".rb"))
            .map(file -> root.relativize(file).toString())
            .forEach(file -> names.add(file.substring(0, file.length() - 3).replace("/", "::")));
      }
    }
    return names;
  }

  /** Adds the lines of a function's files, and of all that they call. */
  private static void describe(String name, TreeMap<String, String> lines) throws IOException {
    for (String folder : FOLDERS) {
      Path file = STDLIB.resolve(folder).resolve(name.replace("::", "/") + ".rb");
      String relative = STDLIB.relativize(file).toString();
      if (!Files.exists(file) || lines.containsKey(relative)) {
        continue;
      }
      String text = Files.readString(file);
      Set<String> calls = calls(text);
      calls.remove(name);
      lines.put(
          relative, (relative + " " + RubyDigest.of(text) + " " + String.join(" ", calls)).strip());
      for (String called : calls) {
        describe(called, lines);
      }
    }
  }

  /** The functions of the module that a text calls; for computed names, all that they may be. */
  private static Set<String> calls(String text) throws IOException {
    Set<String> all = functions();
    Set<String> calls = new TreeSet<>();
    Matcher matcher = CALL.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      if (name.equals("#{")) {
        all.stream()
            .filter(each -> each.startsWith("validate_"))
            .filter(each -> StdlibFunctions.find(each) != null)
            .forEach(calls::add);
      } else if (all.contains(name)) {
        calls.add(name);
      }
    }
    return calls;
  }

  @Test
  void onlyCodeCounts() {
    String code = "# frozen_string_literal: true\n\n# Adds.\ndef a\n  1\nend\n";
    assertThat(RubyDigest.of("# frozen_string_literal: true\r\ndef a  \r\n  1\r\nend"))
        .isEqualTo(RubyDigest.of(code));
    assertThat(RubyDigest.of(code.replace("1", "2"))).isNotEqualTo(RubyDigest.of(code));
    assertThat(RubyDigest.of(code.replace("true", "false"))).isNotEqualTo(RubyDigest.of(code));
    assertThat(RubyDigest.of(code + "#{a}")).isNotEqualTo(RubyDigest.of(code));
  }

  @Test
  void otherCodeOfTheSameNameHasNoNativeVersion(@TempDir Path modules) throws IOException {
    Path folder = Files.createDirectories(modules.resolve("stdlib/lib/puppet/parser/functions"));
    Files.writeString(folder.resolve("pick.rb"), "module Puppet::Parser::Functions\nend\n");
    NativeVersions versions = new NativeVersions(snapshot(modules));
    assertThat(versions.find("pick")).isNull();
    assertThat(versions.find("merge")).as("no module has it").isNull();
  }

  @Test
  void codeThatCallsChangedCodeHasNoNativeVersion(@TempDir Path modules) throws IOException {
    assumeTrue(Files.isDirectory(STDLIB), "The module stdlib is not installed");
    String parser = "lib/puppet/parser/functions/";
    Path own = Files.createDirectories(modules.resolve("stdlib").resolve(parser));
    for (String name : List.of("bool2num.rb", "str2bool.rb", "pick.rb")) {
      Files.copy(STDLIB.resolve(parser + name), own.resolve(name));
    }
    assertThat(new NativeVersions(snapshot(modules)).find("bool2num")).isNotNull();
    String text = Files.readString(own.resolve("str2bool.rb"));
    Files.writeString(own.resolve("str2bool.rb"), "# New.\n" + text);
    assertThat(new NativeVersions(snapshot(modules)).find("bool2num")).isNotNull();
    Files.writeString(own.resolve("str2bool.rb"), text + "Puppet.notice('changed')\n");
    NativeVersions changed = new NativeVersions(snapshot(modules));
    assertThat(changed.find("bool2num")).isNull();
    assertThat(changed.find("str2bool")).isNull();
    assertThat(changed.find("pick")).isNotNull();
  }
}
