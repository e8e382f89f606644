package plumb.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plumb.catalog.json.ValueJson;
import plumb.compiler.program.InvalidSourceException;
import plumb.dsl.source.SourceText;
import plumb.dsl.source.TextFile;
import plumb.environments.EnvironmentException;
import plumb.environments.deploy.ModuleLock;
import plumb.environments.deploy.PuppetfileResolution;
import plumb.environments.modules.DependencyProblem;
import plumb.environments.puppetfile.ModuleDeclaration;
import plumb.environments.puppetfile.Puppetfile;

/** A Puppetfile, and the lockfile that is written beside it. */
final class LockArguments {
  @Mixin private DeployArguments arguments = new DeployArguments();

  @Option(
      names = "--puppetfile",
      paramLabel = "FILE",
      description = "The Puppetfile (./Puppetfile); plumb.lock lies beside it.")
  private Path puppetfile = Path.of("Puppetfile");

  @Option(
      names = "--branch",
      paramLabel = "NAME",
      description =
          "The control repository's branch, for modules that follow it (${DEFAULT-VALUE}).")
  private String branch = "production";

  @Option(names = "--json", description = "Print the modules and the problems as JSON.")
  private boolean json;

  boolean printsJson() {
    return json;
  }

  /** Resolves again what is named; everything when nothing is. */
  int update(Set<String> names) throws IOException {
    Set<String> released = new HashSet<>(names);
    if (names.isEmpty()) {
      read().modules().forEach(module -> released.add(module.name()));
    }
    for (String name : names) {
      if (read().modules().stream().map(ModuleDeclaration::name).noneMatch(name::equals)) {
        return Console.fail(
            EnvironmentProblem.of(
                new EnvironmentException(
                    "UNKNOWN_MODULE", puppetfile + " lists no module " + name)),
            null,
            json);
      }
    }
    return resolve(released);
  }

  /** Resolves what is not locked, or is among the released, and writes the lockfile. */
  int resolve(Set<String> released) throws IOException {
    Puppetfile read = read();
    Path file = puppetfile.resolveSibling(ModuleLock.NAME);
    try (PuppetfileResolution resolution = new PuppetfileResolution(arguments.settingsOrUsual())) {
      ModuleLock before =
          Files.exists(file)
              ? ModuleLock.read(file.toString(), TextFile.read(file))
              : ModuleLock.EMPTY;
      PuppetfileResolution.Resolution found = resolution.resolve(read, branch, before, released);
      write(file, found.lock().text());
      print(found);
      return found.problems().isEmpty() ? 0 : 1;
    } catch (EnvironmentException e) {
      return Console.fail(EnvironmentProblem.of(e), null, json);
    }
  }

  private Puppetfile read() throws IOException {
    Puppetfile read =
        Puppetfile.read(new SourceText(puppetfile.toString(), TextFile.read(puppetfile)));
    if (!read.errors().isEmpty()) {
      throw new InvalidSourceException(read.errors());
    }
    return read;
  }

  private static void write(Path file, String text) throws IOException {
    @Nullable Path parent = file.toAbsolutePath().getParent();
    Path temporary = Files.createTempFile(parent, ".plumb", ".lock");
    Files.writeString(temporary, text);
    Files.setPosixFilePermissions(
        temporary, java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void print(PuppetfileResolution.Resolution found) {
    if (json) {
      List<Object> modules = new ArrayList<>();
      found.lock().modules().forEach(module -> modules.add(module.toData()));
      List<Object> problems = new ArrayList<>();
      found.problems().forEach(problem -> problems.add(problem.toData()));
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("modules", modules);
      data.put("problems", problems);
      System.out.println(ValueJson.text(data, true));
      return;
    }
    found
        .lock()
        .modules()
        .forEach(
            module ->
                System.out.println(module.name() + " " + module.version() + " " + module.digest()));
    for (DependencyProblem problem : found.problems()) {
      System.out.println(Console.coloured("31", problem.sentence()));
    }
  }
}
