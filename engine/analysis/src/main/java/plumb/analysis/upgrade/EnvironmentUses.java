package plumb.analysis.upgrade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Project;
import plumb.analysis.uses.CodeNames;
import plumb.analysis.uses.RubyNames;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.lookup.HierarchyLevel.Format;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.program.Lines;
import plumb.compiler.program.UnitReader;
import plumb.compiler.program.UnitReader.Syntax;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;
import plumb.compiler.yaml.DataMap;
import plumb.dsl.source.SourceText;

/** Finds everything of an environment that an upgrade touches. Nothing is compiled. */
public final class EnvironmentUses {
  private static final List<String> FOLDERS =
      List.of("manifests", "functions", "types", "templates", "lib");

  private final Snapshot environment;
  private final Upgrade upgrade;
  private final UnitReader reader;
  private final Project project;
  private final List<Use> found = Collections.synchronizedList(new ArrayList<>());
  private final Set<String> unread = Collections.synchronizedSet(new TreeSet<>());

  private EnvironmentUses(Snapshot environment, Upgrade upgrade, UnitReader reader) {
    this.environment = environment;
    this.upgrade = upgrade;
    this.reader = reader;
    this.project = Project.of(environment, reader);
  }

  /**
   * What was found.
   *
   * @param uses by file and place
   * @param unread files that cannot be read
   */
  public record Found(List<Use> uses, Set<String> unread) {}

  /**
   * Looks at all code and data.
   *
   * @param environment with the new versions in place of the old ones
   * @param nodes a file of nodes with what their classifier says, or null
   * @throws IOException when a directory or the nodes cannot be read
   */
  public static Found of(Environment environment, Upgrade upgrade, @Nullable Path nodes)
      throws IOException {
    Snapshot snapshot = environment.definitions().snapshot();
    EnvironmentUses uses =
        new EnvironmentUses(snapshot, upgrade, environment.definitions().reader());
    Set<String> dataKeys = uses.data(DataSources.of(environment, uses.unread::add));
    uses.code(dataKeys);
    if (nodes != null) {
      uses.found.addAll(new ClassifierUses(nodes, snapshot.name(), upgrade, dataKeys).find());
    }
    // Code that is written once can be read twice, as within a pattern for several names.
    return new Found(uses.found.stream().distinct().sorted().toList(), uses.unread);
  }

  private Set<String> data(Map<Path, Format> files) {
    Set<String> keys = Collections.synchronizedSet(new HashSet<>());
    files.keySet().parallelStream()
        .forEach(
            file -> {
              String text = text(file);
              if (text != null && upgrade.isIn(text.toLowerCase(Locale.ROOT))) {
                DataMap content =
                    DataSources.content(file, text, Objects.requireNonNull(files.get(file)));
                if (content == null) {
                  unread.add(file.toString());
                } else {
                  content.keySet().forEach(key -> keys.add(String.valueOf(key)));
                  UsesOfFile uses = uses(file, text, Set.of(), found::add);
                  new DataUses(text, Lines.of(text).starts(), content, upgrade, uses).find();
                }
              }
            });
    return keys;
  }

  private static UsesOfFile uses(Path file, String text, Set<String> keys, Consumer<Use> found) {
    return new UsesOfFile(new SourceText(file.toString(), text), keys, found);
  }

  private void code(Set<String> dataKeys) throws IOException {
    List<Path> files = new ArrayList<>(environment.mainManifests());
    Path directory = environment.directory();
    if (directory != null) {
      for (String folder : List.of("functions", "types", "lib")) {
        files.addAll(below(directory.resolve(folder)));
      }
    }
    scan(files, null, upgrade, dataKeys);
    for (Module module : environment.modules()) {
      Upgrade others = upgrade.without(module.name());
      List<Path> own = new ArrayList<>();
      for (String folder : FOLDERS) {
        own.addAll(below(module.directory().resolve(folder)));
      }
      scan(own, module, others, dataKeys);
    }
  }

  private void scan(
      List<Path> files, @Nullable Module module, Upgrade touched, Set<String> dataKeys) {
    files.parallelStream()
        .forEach(
            file -> {
              String text = text(file);
              if (text != null && touched.isIn(text.toLowerCase(Locale.ROOT))) {
                scan(file, text, module, touched, dataKeys);
              }
            });
  }

  private void scan(
      Path file, String text, @Nullable Module module, Upgrade touched, Set<String> dataKeys) {
    UsesOfFile uses = uses(file, text, dataKeys, found::add);
    String name = file.toString();
    if (name.endsWith(".erb") || name.endsWith(".rb")) {
      RubyNames.show(text, new CodeUses(touched, uses));
      return;
    }
    try {
      SourceText source = new SourceText(name, text);
      Syntax syntax = name.endsWith(".epp") ? Syntax.EPP : Syntax.MANIFEST;
      Program program = Program.of(source, reader.read(text, name, syntax), module, project);
      CodeNames.show(
          program, new CodeUses.OfProgram(touched, uses, new ValueEffects(program, touched)));
    } catch (InvalidSourceException e) {
      unread.add(name);
    }
  }

  /** A file's text; null when it is none, of which others complain. */
  private @Nullable String text(Path file) {
    try {
      return environment.read(file);
    } catch (IOException e) {
      unread.add(file.toString());
      return null;
    }
  }

  private static List<Path> below(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> file.toString().matches(".*\\.(pp|epp|erb|rb)"))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
