package plumb.compiler.velocity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.compiler.Compiler;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.EnvironmentOptions;
import plumb.compiler.Problems;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.lower.LoweringReader;
import plumb.compiler.program.CompileException;

/**
 * Every example of {@code docs/velocity.md}: blocks {@code velocity PATH} are templates, {@code
 * puppet} is a manifest, {@code text} what it notices and {@code error} how it fails.
 */
class DocumentedTemplatesTest {
  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w+) ?(\\S*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  @Test
  void examplesDoWhatTheyShow(@TempDir Path scratch) throws IOException {
    Path environment = scratch.toRealPath();
    Matcher block = BLOCK.matcher(Files.readString(Path.of("docs/velocity.md")));
    String manifest = "";
    int shown = 0;
    while (block.find()) {
      String text = block.group(3);
      switch (block.group(1)) {
        case "velocity" -> {
          Path file = environment.resolve("modules").resolve(block.group(2));
          Files.createDirectories(file.getParent());
          Files.writeString(file, text);
        }
        case "puppet" -> manifest = text;
        default -> {
          assertThat(run(manifest, environment).strip()).as(manifest).isEqualTo(text.strip());
          shown++;
        }
      }
    }
    assertThat(shown).isEqualTo(3);
  }

  private static String run(String manifest, Path environment) throws IOException {
    CompileLog log = new CompileLog();
    List<Path> modules = List.of(environment.resolve("modules"));
    EnvironmentOptions options =
        new EnvironmentOptions(
            "production", environment, modules, null, manifest, null, Strictness.PUPPET_7);
    Map<String, Object> facts = Map.of("os", Map.of("family", "Debian"));
    NodeInput node = new NodeInput("web1", facts, Map.of(), Map.of(), Map.of());
    try {
      var unused =
          new Compiler(new EnvironmentLoader(new LoweringReader()).load(options))
              .compile(node, log);
    } catch (CompileException e) {
      return String.join("\n", Problems.describe(e, null)).replace(environment + "/", "");
    }
    return log.entries().stream().map(CompileLog.Entry::message).collect(Collectors.joining("\n"));
  }
}
