package plumb.compiler.deprecation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Catalog;
import plumb.catalog.DeprecationUse;
import plumb.compiler.Compiler;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.EnvironmentOptions;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.lower.LoweringReader;

/**
 * An environment of files, whose lines that use an old name end in {@code # used}, and those that
 * use it in vain in {@code # superseded} or {@code # unused}.
 */
final class DeprecatedSite {
  private final Map<String, String> files = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> classes = new LinkedHashMap<>();
  private boolean strict;

  DeprecatedSite file(String path, String text) {
    files.put(path, text);
    return this;
  }

  DeprecatedSite enc(String name, Map<String, Object> parameters) {
    classes.put(name, parameters);
    return this;
  }

  DeprecatedSite strict() {
    strict = true;
    return this;
  }

  DeprecatedSite copy() {
    DeprecatedSite copy = new DeprecatedSite();
    copy.files.putAll(files);
    copy.classes.putAll(classes);
    copy.strict = strict;
    return copy;
  }

  boolean has(String path) {
    return files.containsKey(path);
  }

  String text(String path) {
    return files.getOrDefault(path, "");
  }

  /** Compiles the node in a directory that becomes the environment. */
  Catalog compile(Path directory, CompileLog log) {
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path path = directory.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue());
      }
      EnvironmentOptions options =
          new EnvironmentOptions(
              "production",
              directory,
              List.of(directory.resolve("modules")),
              null,
              null,
              has("global/hiera.yaml") ? directory.resolve("global/hiera.yaml") : null,
              Strictness.PUPPET_7.withDeprecations(strict));
      NodeInput node =
          new NodeInput("n.example.com", Map.of("os", "x"), Map.of(), Map.of(), Map.of(), classes);
      return new Compiler(new EnvironmentLoader(new LoweringReader()).load(options))
          .compile(node, log)
          .catalog();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the marks say: "DEPRECATED path:line" and so on, sorted. */
  List<String> expectedUses() {
    TreeSet<String> expected = new TreeSet<>();
    files.forEach(
        (path, text) -> {
          List<String> lines = text.lines().toList();
          for (int i = 0; i < lines.size(); i++) {
            String code = code(lines.get(i));
            if (code != null) {
              expected.add(code + " " + path + ":" + (i + 1));
            }
          }
        });
    return new ArrayList<>(expected);
  }

  private static @Nullable String code(String line) {
    if (line.endsWith("# used")) {
      return "DEPRECATED";
    }
    return line.endsWith("# superseded")
        ? "SUPERSEDED"
        : line.endsWith("# unused") ? "UNUSED" : null;
  }

  /** What a catalog's uses are, in the same form. */
  static List<String> uses(Catalog catalog, Path directory) {
    TreeSet<String> uses = new TreeSet<>();
    for (DeprecationUse use : catalog.deprecations()) {
      String by = use.setBy().toString().replace(directory + "/", "");
      uses.add(use.code() + " " + by);
    }
    return new ArrayList<>(uses);
  }
}
