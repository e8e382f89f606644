package plumb.analysis.upgrade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import plumb.analysis.cases.CaseFile;
import plumb.analysis.changes.Change;
import plumb.analysis.changes.InterfaceComparison;
import plumb.analysis.changes.ModuleChanges;
import plumb.analysis.changes.Subject;
import plumb.analysis.interfaces.InterfaceReader;
import plumb.analysis.interfaces.ModuleInterface;
import plumb.compiler.EnvironmentLoader;
import plumb.compiler.EnvironmentOptions;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.lower.LoweringReader;
import plumb.compiler.snapshot.Module;

/**
 * Environments with all that new versions of modules touch in them. A case is a sentence and parts
 * that begin with {@code --- PATH}: below {@code env} is the environment, below {@code new/MODULE}
 * the new version of one of its modules; {@code nodes.jsonl} has the nodes, {@code
 * global/hiera.yaml} is the global layer. The last part lists the uses; a {@code ^} shows that the
 * place is that of the name. {@code -Dcases=record} writes it anew, and fails.
 */
class UpgradeCaseTest {
  private static final Path CASES = Path.of("src/test/resources/plumb/analysis/upgrade/cases");

  static Stream<Path> cases() throws IOException {
    return CaseFile.in(CASES);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void findsThisAndNothingElse(Path file, @TempDir Path directory) throws IOException {
    CaseFile one = CaseFile.read(file, "uses");
    for (CaseFile.Part part : one.parts()) {
      part.write(directory.resolve(part.name()));
    }
    one.check(found(directory));
  }

  private static String found(Path root) throws IOException {
    Path env = root.resolve("env");
    Path modules = env.resolve("modules");
    List<Module> newer = new ArrayList<>();
    try (Stream<Path> directories = Files.list(root.resolve("new"))) {
      directories.sorted().forEach(each -> newer.add(module(each)));
    }
    InterfaceReader old = reader(modules, env, List.of());
    InterfaceReader now = reader(modules, env, newer);
    List<ModuleChanges> changes = new ArrayList<>();
    for (Module each : newer) {
      ModuleInterface before = old.read(module(modules.resolve(each.name())));
      changes.add(InterfaceComparison.compare(before, now.read(each), now));
    }
    Path global = root.resolve("global/hiera.yaml");
    Path nodes = root.resolve("nodes.jsonl");
    EnvironmentOptions options =
        new EnvironmentOptions(
            "env",
            env,
            List.of(modules),
            null,
            null,
            Files.exists(global) ? global : null,
            Strictness.PUPPET_7);
    Environment after = new EnvironmentLoader(new LoweringReader()).load(options, newer);
    EnvironmentUses.Found found =
        EnvironmentUses.of(after, new Upgrade(changes), Files.exists(nodes) ? nodes : null);
    StringBuilder out = new StringBuilder();
    for (Use use : found.uses()) {
      out.append(line(use, root)).append('\n');
    }
    found.unread().forEach(one -> out.append("not read: ").append(root.relativize(Path.of(one))));
    return out.toString();
  }

  private static Module module(Path directory) {
    return new Module(directory.getFileName().toString(), directory);
  }

  private static InterfaceReader reader(Path modules, Path env, List<Module> first) {
    return new InterfaceReader(new LoweringReader(), List.of(modules), env, first);
  }

  private static String line(Use use, Path root) throws IOException {
    Path file = Path.of(use.file());
    StringBuilder line = new StringBuilder();
    line.append(root.relativize(file)).append(':').append(use.line()).append(':');
    line.append(use.column()).append(": ").append(use.site().phrase()).append(' ');
    if (use.offset() >= 0) {
      String text = Files.readString(file);
      line.append('^').append(text, use.offset(), use.offset() + use.length()).append(' ');
    }
    Subject successor = use.successor();
    Change.Evidence evidence = use.change().evidence();
    line.append(use.subject().name()).append(successor == null ? "" : " -> " + successor.name());
    line.append(evidence != null && !evidence.proved() ? "?" : "");
    line.append(' ').append(use.change().kind().id()).append(": ").append(use.effect().phrase());
    return line.append(use.nodes().isEmpty() ? "" : " " + use.nodes()).toString();
  }
}
