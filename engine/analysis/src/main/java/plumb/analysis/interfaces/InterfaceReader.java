package plumb.analysis.interfaces;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumb.analysis.deprecations.RecognisedDeprecation;
import plumb.analysis.deprecations.Recogniser;
import plumb.analysis.interfaces.ModuleInterface.Problem;
import plumb.analysis.semantic.ModulePlace;
import plumb.analysis.semantic.Project;
import plumb.catalog.json.InvalidJsonException;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.deprecation.DeprecationFile;
import plumb.compiler.deprecation.Deprecations;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.program.Unit;
import plumb.compiler.program.UnitReader;
import plumb.compiler.snapshot.DirectorySnapshot;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.InvalidTextException;
import plumb.dsl.source.SourceText;
import plumb.dsl.source.TextFile;
import plumb.environments.metadata.ModuleMetadata;

/** Reads what modules offer. Nothing of them is run. Thread-safe. */
public final class InterfaceReader implements Neighbours {
  private final UnitReader reader;
  private final List<Path> modulePath;
  private final @Nullable Path environment;
  private final List<Module> first;

  /**
   * @param modulePath directories of other modules, whose types a module may use
   */
  public InterfaceReader(UnitReader reader, List<Path> modulePath) {
    this(reader, modulePath, null, List.of());
  }

  /**
   * @param environment the directory of one, whose own deprecations count as the modules'; or null
   * @param first modules that stand in for those of the same names on the module path
   */
  public InterfaceReader(
      UnitReader reader, List<Path> modulePath, @Nullable Path environment, List<Module> first) {
    this.reader = reader;
    this.modulePath = List.copyOf(modulePath);
    this.environment = environment;
    this.first = List.copyOf(first);
  }

  @Override
  public boolean areAll() {
    return environment != null;
  }

  /**
   * Reads a module.
   *
   * @param module its name, and the directory of one version of it
   * @throws IOException when a directory cannot be listed
   */
  public ModuleInterface read(Module module) throws IOException {
    Path directory = module.directory().toAbsolutePath().normalize();
    Module here = new Module(module.name(), directory);
    DirectorySnapshot snapshot = snapshot(null, here);
    Project project = Project.of(snapshot, reader);
    List<Problem> problems = new ArrayList<>();
    ManifestReader manifests = new ManifestReader(project, here, new ModuleData(directory));
    for (String folder : List.of("manifests", "functions", "types")) {
      for (Path file : files(directory.resolve(folder), ".pp")) {
        manifest(file, here, manifests, problems);
      }
    }
    List<Element> elements = new ArrayList<>(manifests.elements());
    RubyReader ruby = new RubyReader(here, project, snapshot, reader);
    elements.addAll(ruby.elements(problems));
    List<MadeUpFacts> madeUp = new ArrayList<>(ruby.madeUp());
    madeUp.addAll(externalFacts(directory, problems));
    ModuleMetadata metadata = metadata(directory, problems);
    List<Deprecation> deprecations = deprecations(here, problems);
    // Files that are no programs were told.
    List<RecognisedDeprecation> recognised =
        Recogniser.recognise(here, reader, (file, problem) -> {});
    return ModuleInterface.of(here, metadata, elements, deprecations, recognised, madeUp, problems);
  }

  /** What is in {@code facts.d} is data, or a program that prints some. */
  private static List<MadeUpFacts> externalFacts(Path directory, List<Problem> problems)
      throws IOException {
    List<MadeUpFacts> found = new ArrayList<>();
    for (Path file : files(directory.resolve("facts.d"), "")) {
      String name = directory.relativize(file).toString();
      try {
        found.add(new MadeUpFacts(new Place(name, 1, 1), TextFile.read(file)));
      } catch (InvalidTextException e) {
        problems.add(new Problem(name, String.valueOf(e.getMessage())));
      }
    }
    return found;
  }

  private List<Deprecation> deprecations(Module module, List<Problem> problems) throws IOException {
    Snapshot snapshot = snapshot(environment, module);
    try {
      return new Deprecations(snapshot, reader, List.of()).about(module);
    } catch (CompileException e) {
      problems.add(new Problem(DeprecationFile.NAME, String.valueOf(e.getMessage())));
      return List.of();
    }
  }

  private DirectorySnapshot snapshot(@Nullable Path directory, Module module) throws IOException {
    List<Module> standIns = new ArrayList<>(first);
    standIns.add(module);
    return new DirectorySnapshot("interface", directory, modulePath, null, standIns);
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException when a directory cannot be listed
   */
  @Override
  public @Nullable ModuleInterface find(String module) {
    try {
      Module found =
          new DirectorySnapshot("interface", null, modulePath, null, first).module(module);
      return found == null ? null : read(found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The module in a directory: what its metadata calls it, otherwise the last word of its name. */
  public static Module moduleIn(Path directory) {
    Path absolute = directory.toAbsolutePath().normalize();
    Module known = ModulePlace.of(absolute.resolve("metadata.json"));
    if (known != null && known.directory().equals(absolute)) {
      return known;
    }
    String name = String.valueOf(absolute.getFileName());
    return new Module(name.substring(name.lastIndexOf('-') + 1), absolute);
  }

  private void manifest(Path file, Module module, ManifestReader manifests, List<Problem> problems)
      throws IOException {
    String name = module.directory().relativize(file).toString();
    try {
      SourceText text = new SourceText(file.toString(), TextFile.read(file));
      Unit unit = reader.read(text.text(), file.toString(), UnitReader.Syntax.MANIFEST);
      manifests.add(name, text, unit);
    } catch (InvalidSourceException e) {
      List<Diagnostic> all = e.diagnostics();
      problems.add(new Problem(name, all.isEmpty() ? "it is invalid" : all.get(0).message()));
    } catch (InvalidTextException e) {
      problems.add(new Problem(name, String.valueOf(e.getMessage())));
    }
  }

  private static @Nullable ModuleMetadata metadata(Path directory, List<Problem> problems)
      throws IOException {
    Path file = directory.resolve("metadata.json");
    if (!Files.isRegularFile(file)) {
      return null;
    }
    try {
      return ModuleMetadata.read(TextFile.read(file));
    } catch (InvalidJsonException | IllegalArgumentException | InvalidTextException e) {
      problems.add(new Problem("metadata.json", String.valueOf(e.getMessage())));
      return null;
    }
  }

  /** The files below a directory whose names end in that way, sorted. */
  static List<Path> files(Path directory, String ending) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> file.toString().endsWith(ending))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }
}
