package plumb.ruby;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import plumb.catalog.Catalog;
import plumb.compiler.Compiler;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.EnvironmentOptions;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.lower.LoweringReader;
import plumb.compiler.program.CompileException;

/** An environment in a directory, with a module {@code m}, and compiles of it. */
final class RubyEnvironment {
  static final Path INSTALLED = Path.of("/usr/share/puppet/modules");

  private final Path directory;

  RubyEnvironment(Path directory) {
    this.directory = directory;
  }

  /** Writes a file of module {@code m}, or, by {@code ../other/path}, of another. */
  RubyEnvironment file(String path, String text) throws IOException {
    Path file = directory.resolve("modules/m").resolve(path).normalize();
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  /** Loads the environment with code instead of a site manifest. */
  Environment load(String code) throws IOException {
    Path modules = Files.createDirectories(directory.resolve("modules"));
    return new EnvironmentLoader(new LoweringReader())
        .load(
            new EnvironmentOptions(
                "production",
                directory,
                List.of(modules, INSTALLED),
                null,
                code,
                null,
                Strictness.PUPPET_7));
  }

  /** What the code says by {@code notice} and the like. */
  List<String> says(String code) throws IOException {
    return says(load(code));
  }

  static List<String> says(Environment environment) {
    CompileLog log = new CompileLog();
    Catalog unused = new Compiler(environment).compile(node(), log).catalog();
    return log.entries().stream().map(CompileLog.Entry::message).toList();
  }

  Catalog catalog(String code) throws IOException {
    return new Compiler(load(code)).compile(node(), new CompileLog()).catalog();
  }

  /** The error that the code ends in, as {@code CODE: message}. */
  String fails(String code) throws IOException {
    return fails(load(code));
  }

  static String fails(Environment environment) {
    try {
      throw new AssertionError("it compiles: " + says(environment));
    } catch (CompileException e) {
      return e.code() + ": " + e.getMessage();
    }
  }

  static NodeInput node() {
    return new NodeInput(
        "web1.example.com",
        Map.of("kernel", "Linux", "osfamily", "Debian", "os", Map.of("family", "Debian")),
        Map.of("certname", "web1.example.com"),
        Map.of(),
        Map.of());
  }
}
