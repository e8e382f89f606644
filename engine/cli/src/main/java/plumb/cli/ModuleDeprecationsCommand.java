package plumb.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumb.analysis.deprecations.Draft;
import plumb.analysis.deprecations.RecognisedDeprecation;
import plumb.analysis.deprecations.Recogniser;
import plumb.analysis.semantic.ModulePlace;
import plumb.catalog.json.ValueJson;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.deprecation.Deprecations;
import plumb.compiler.program.UnitReader;
import plumb.compiler.snapshot.DirectorySnapshot;
import plumb.compiler.snapshot.Module;
import plumb.compiler.unitcache.CachingUnitReader;

/** {@code plumb module deprecations PATH}: what a module says is on its way out. */
@Command(
    name = "deprecations",
    description = "Lists what a module declares deprecated, and what its comments and code say is.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "proved: code does so; stated: a comment or message says so; likely: it fits.",
      "Exit codes: 0 listed; 1 the module cannot be read, or the output file exists; 2 wrong usage."
    })
final class ModuleDeprecationsCommand implements Callable<Integer>, JsonCommand {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "PATH", description = "The module's directory.")
  private Path path;

  @Option(
      names = "--suggest",
      description = "Print a draft of deprecations.yaml for what is not declared yet.")
  private boolean suggest;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Write the draft there; a file that exists is left as it is.")
  private @Nullable Path output;

  @Option(names = "--json", description = "Print the deprecations as JSON.")
  private boolean json;

  // Picocli fills the fields in before anything runs.
  @SuppressWarnings("NullAway.Init")
  ModuleDeprecationsCommand() {}

  @Override
  public boolean printsJson() {
    return json;
  }

  @Override
  public Integer call() throws IOException {
    if (json && suggest || output != null && !suggest) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--suggest makes a file (--output), and goes without --json.");
    }
    if (!Files.isDirectory(path)) {
      throw new NotDirectoryException(path.toString());
    }
    Module module = module();
    UnitReader reader = CachingUnitReader.ofUser();
    List<Deprecation> declared = declared(module, reader);
    List<Path> unreadable = new ArrayList<>();
    List<RecognisedDeprecation> recognised =
        Recogniser.recognise(
            module,
            reader,
            (file, fault) -> {
              unreadable.add(file);
              Console.fail(fault, null, false);
            });
    Set<String> names =
        declared.stream().map(one -> one.subject().toString()).collect(Collectors.toSet());
    List<RecognisedDeprecation> others =
        recognised.stream().filter(one -> !names.contains(one.name())).toList();
    if (suggest) {
      write(Draft.of(others, module.name(), this::relative));
      return unreadable.isEmpty() ? 0 : 1;
    }
    DeprecationList list = new DeprecationList(this::relative);
    declared.forEach(list::add);
    others.forEach(list::add);
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("module", module.name());
    data.put("deprecations", list.data());
    System.out.print(json ? ValueJson.text(data, true) + "\n" : list.text());
    return unreadable.isEmpty() ? 0 : 1;
  }

  /** The module; the directory's name is its own where no metadata says another. */
  private Module module() {
    Path directory = path.toAbsolutePath().normalize();
    Module known = ModulePlace.of(directory.resolve("metadata.json"));
    Path name = directory.getFileName();
    return new Module(known == null ? name == null ? "" : name.toString() : known.name(), path);
  }

  private static List<Deprecation> declared(Module module, UnitReader reader) throws IOException {
    DirectorySnapshot alone =
        new DirectorySnapshot(module.name(), null, List.of(), null, List.of(module));
    return new Deprecations(alone, reader, List.of()).of(module);
  }

  private String relative(String file) {
    Path one = Path.of(file);
    return one.startsWith(path) ? path.relativize(one).toString() : file;
  }

  private void write(String draft) throws IOException {
    if (output == null) {
      System.out.print(draft);
      return;
    }
    try {
      Files.writeString(output, draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new FileAlreadyExistsException(
          output.toString(), null, "this file exists, and is left as it is");
    }
    Console.note(output + " has been written");
  }
}
