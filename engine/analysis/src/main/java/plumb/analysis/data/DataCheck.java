package plumb.analysis.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import plumb.analysis.lint.LintedFile;
import plumb.analysis.rename.Renames;
import plumb.compiler.data.EnvironmentData;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.lookup.Hierarchies;
import plumb.compiler.lookup.HierarchyLevel;
import plumb.compiler.lookup.HierarchyLevel.Format;
import plumb.compiler.lookup.LookupException;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;
import plumb.compiler.yaml.DataFileException;
import plumb.compiler.yaml.DataMap;
import plumb.compiler.yaml.HoconReader;
import plumb.compiler.yaml.JsonReader;
import plumb.compiler.yaml.Position;
import plumb.compiler.yaml.YamlReader;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.SourceText;
import plumb.dsl.source.TextFile;

/** Judges all data of one environment. Used once. */
public final class DataCheck {
  private final Environment environment;
  private final Snapshot snapshot;
  private final List<NodeInput> nodes;
  private final DataFindings findings = new DataFindings();

  /**
   * @param nodes the only nodes that there are; empty when there may be any
   */
  public DataCheck(Environment environment, List<NodeInput> nodes) {
    this.environment = environment;
    this.snapshot = environment.definitions().snapshot();
    this.nodes = List.copyOf(nodes);
  }

  /**
   * What came of it.
   *
   * @param files data files and configurations, with what was found in them
   * @param unjudged how many keys could not be judged, by the reason
   */
  public record Report(List<LintedFile> files, Map<String, Integer> unjudged) {}

  /** What a file holds, or what is wrong with it. */
  private record Parsed(
      SourceText source, DataMap content, List<Diagnostic> problems, List<Diagnostic> twice) {}

  /**
   * Judges the data.
   *
   * @throws IOException when a directory or file cannot be read
   */
  public Report run() throws IOException {
    List<HierarchyLevel> levels =
        environment.data() instanceof EnvironmentData data
            ? Hierarchies.of(
                data, snapshot.modules().stream().map(Module::name).toList(), this::addFault)
            : List.of();
    DataTree tree = DataTree.of(levels, nodes);
    new LevelCheck(levels, tree, findings).check();
    Map<String, DataFile> files = read(tree);

    KeyReads reads = new KeyReads();
    KeyOptions options = new KeyOptions();
    CodeReads.add(snapshot, environment.definitions().reader(), reads);
    for (DataFile file : files.values()) {
      DataReads.add(file, reads);
      options.add(file);
    }
    ParameterKeys parameters = new ParameterKeys(environment);
    Renames renames = new Renames(environment);
    SecretValues secrets = new SecretValues(parameters, options, renames);
    KeyCheck keys =
        new KeyCheck(
            parameters,
            reads,
            options,
            new KeyTypes(parameters, options, renames, secrets, findings),
            renames,
            environment.deprecations(),
            MissingModules.of(snapshot),
            findings);
    files.values().forEach(file -> findings.addFile(secrets.shown(file)));
    files.values().forEach(keys::check);
    ShadowCheck shadows = new ShadowCheck(reads, options, findings);
    byHierarchy(levels).forEach(hierarchy -> shadows.check(hierarchy, files));
    return new Report(findings.files(), keys.unjudged());
  }

  /** A configuration that cannot be used. */
  private void addFault(LookupException fault) {
    String path = fault.file() == null ? "hiera.yaml" : fault.file();
    String text;
    try {
      text = TextFile.read(Path.of(path));
    } catch (IOException e) {
      text = "";
    }
    findings.add(
        DataProblem.INVALID_DATA,
        new SourceText(path, text),
        Position.of(Math.max(1, fault.line()), Math.max(1, fault.column())),
        String.valueOf(fault.getMessage()),
        null);
  }

  private static Iterable<List<HierarchyLevel>> byHierarchy(List<HierarchyLevel> levels) {
    return levels.stream()
        .collect(
            Collectors.groupingBy(
                level -> level.layer() + " " + level.module() + " " + level.isDefault(),
                LinkedHashMap::new,
                Collectors.toList()))
        .values();
  }

  /** The files that levels read in ways that are known. */
  private Map<String, DataFile> read(DataTree tree) {
    Map<String, List<HierarchyLevel>> wanted = new LinkedHashMap<>();
    tree.readers()
        .forEach(
            (path, readers) -> {
              List<HierarchyLevel> known =
                  readers.stream().filter(HierarchyLevel::hasFiles).toList();
              if (!known.isEmpty()) {
                wanted.put(path, known);
              }
            });
    Map<String, Parsed> parsed = new ConcurrentHashMap<>();
    wanted.entrySet().parallelStream()
        .forEach(
            entry ->
                parse(entry.getKey(), entry.getValue().get(0).format())
                    .ifPresent(one -> parsed.put(entry.getKey(), one)));
    Map<String, DataFile> files = new LinkedHashMap<>();
    wanted.forEach(
        (path, levels) -> {
          Parsed one = parsed.get(path);
          if (one != null) {
            one.problems().forEach(each -> add(DataProblem.INVALID_DATA, one, each, null));
            one.twice()
                .forEach(each -> add(DataProblem.DUPLICATE_KEY, one, each, "the last one counts"));
            files.put(path, new DataFile(one.source(), one.content(), levels));
          }
        });
    return files;
  }

  private void add(DataProblem problem, Parsed file, Diagnostic one, @Nullable String hint) {
    int position = Position.of(one.line(), one.column());
    findings.add(problem, file.source(), position, one.message(), hint);
  }

  private static Optional<Parsed> parse(String path, Format format) {
    String text;
    try {
      text = TextFile.read(Path.of(path));
    } catch (IOException e) {
      // It may not be open to this user: what it holds is not known.
      return Optional.empty();
    }
    SourceText source = new SourceText(path, text);
    try {
      List<Diagnostic> twice = new ArrayList<>();
      Object content =
          switch (format) {
            case JSON -> JsonReader.read(path, text);
            case HOCON -> HoconReader.read(path, text);
            default -> YamlReader.readData(path, text, twice);
          };
      DataMap map = content instanceof DataMap hash ? hash : DataMap.EMPTY;
      return Optional.of(new Parsed(source, map, List.of(), twice));
    } catch (DataFileException e) {
      return Optional.of(new Parsed(source, DataMap.EMPTY, List.of(e.diagnostic()), List.of()));
    }
  }
}
