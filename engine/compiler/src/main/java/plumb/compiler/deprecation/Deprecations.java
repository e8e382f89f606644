package plumb.compiler.deprecation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plumb.compiler.deprecation.Deprecation.Kind;
import plumb.compiler.deprecation.OwnerDeprecations.FormerParameter;
import plumb.compiler.inputs.Input;
import plumb.compiler.inputs.Inputs;
import plumb.compiler.inputs.TracedCache;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.program.Source;
import plumb.compiler.program.UnitReader;
import plumb.compiler.program.UnitReader.Syntax;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;
import plumb.compiler.yaml.DataFileException;
import plumb.compiler.yaml.DataMap;
import plumb.compiler.yaml.JsonReader;

/**
 * The deprecations of a snapshot, read when they are first asked for. A later statement wins over
 * an earlier one: annotations, then the modules' files, then the environment's file.
 *
 * <p>Files are known of all modules. Annotations count for the names of their own module: so a
 * compile reads no module that it has nothing to do with. Safe for use by many threads.
 */
public final class Deprecations {
  private final Snapshot snapshot;
  private final UnitReader reader;
  private final List<Source> main;
  private final TracedCache<String, List<Deprecation>> files;
  private final TracedCache<String, List<Deprecation>> annotations;
  private final TracedCache<String, OwnerDeprecations> owners;
  private final TracedCache<String, Map<String, Deprecation>> functions;
  private final TracedCache<String, String> versions;

  /**
   * @param main the site manifests, which may have annotations, too
   */
  public Deprecations(Snapshot snapshot, UnitReader reader, List<Source> main) {
    this.snapshot = snapshot;
    this.reader = reader;
    this.main = main;
    this.files = new TracedCache<>(unused -> readFiles());
    this.annotations = new TracedCache<>(this::readAnnotations);
    this.owners = new TracedCache<>(this::collect);
    this.functions = new TracedCache<>(unused -> collectFunctions());
    this.versions = new TracedCache<>(this::readVersion);
  }

  /** What concerns a class or defined type, by its name in lower case. */
  public OwnerDeprecations of(String owner) {
    return owners.get(owner);
  }

  /** Functions that files name, by name; those that annotations name know it themselves. */
  public Map<String, Deprecation> functions() {
    return functions.get("");
  }

  /** All that is said by files, and by annotations of a module. */
  public List<Deprecation> of(Module module) {
    return of(module, each -> module.name().equals(each.module()));
  }

  /** The same, with what the files of other modules say of the names of this one. */
  public List<Deprecation> about(Module module) {
    return of(
        module,
        each ->
            module.name().equals(each.module()) || module.name().equals(each.subject().module()));
  }

  private List<Deprecation> of(Module module, Predicate<Deprecation> filed) {
    List<Deprecation> all = new ArrayList<>(annotations.get(module.name()));
    files.get("").stream().filter(filed).forEach(all::add);
    return all;
  }

  /** The modules of whose names files say something. */
  public Set<String> modules() {
    Set<String> named = new LinkedHashSet<>();
    for (Deprecation each : files.get("")) {
      if (each.module() != null) {
        named.add(each.module());
      }
    }
    return named;
  }

  /** The version of a module; null when its metadata has none. */
  public @Nullable String version(@Nullable String module) {
    String version = module == null ? "" : versions.get(module);
    return version.isEmpty() ? null : version;
  }

  private List<Deprecation> known(String owner) {
    List<Deprecation> filed = files.get("");
    List<Deprecation> all = new ArrayList<>();
    for (String module : modulesLeadingTo(module(owner), filed)) {
      all.addAll(annotations.get(module));
    }
    if (all.isEmpty()) {
      return filed;
    }
    all.addAll(filed);
    return all;
  }

  /**
   * A module, and those from which files move names to it: these may have had other names there.
   */
  private static Set<String> modulesLeadingTo(String module, List<Deprecation> filed) {
    Set<String> modules = new LinkedHashSet<>(List.of(module));
    int before = 0;
    while (before < modules.size()) {
      before = modules.size();
      for (Deprecation each : filed) {
        if (each.renamedTo() != null && modules.contains(each.renamedTo().module())) {
          modules.add(each.subject().module());
        }
      }
    }
    return modules;
  }

  private static String module(String owner) {
    int colons = owner.indexOf("::");
    return colons < 0 ? owner : owner.substring(0, colons);
  }

  private OwnerDeprecations collect(String owner) {
    List<Deprecation> known = known(owner);
    if (known.isEmpty()) {
      return OwnerDeprecations.NONE;
    }
    Deprecation whole = null;
    Map<String, Deprecation> parameters = new LinkedHashMap<>();
    Map<String, Deprecation> bySubject = new LinkedHashMap<>();
    for (Deprecation each : known) {
      String parameter = each.subject().parameter();
      boolean own = each.subject().owner().equals(owner);
      if (own && parameter != null) {
        parameters.put(parameter, each);
      } else if (own && each.subject().kind() != Kind.FUNCTION) {
        whole = each;
      }
      bySubject.put(each.subject().kind().key() + " " + each.subject(), each);
    }
    Map<String, List<FormerParameter>> former = new HashMap<>();
    List<Deprecation> formerOwners = new ArrayList<>();
    for (Deprecation each : bySubject.values()) {
      Deprecation.Subject target = each.renamedTo();
      if (target == null || each.subject().kind() == Kind.FUNCTION) {
        continue;
      }
      if (target.parameter() == null && target.owner().equals(owner)) {
        formerOwners.add(each);
      } else if (target.parameter() != null) {
        addFormer(each, owner, bySubject, former);
      }
    }
    // Of several old names, the one that was used last goes before those of earlier times.
    former
        .values()
        .forEach(names -> names.sort(Comparator.comparingInt(name -> name.steps().size())));
    boolean none = whole == null && parameters.isEmpty() && former.isEmpty();
    return none && formerOwners.isEmpty()
        ? OwnerDeprecations.NONE
        : new OwnerDeprecations(whole, parameters, former, formerOwners);
  }

  /** Follows the renames of a parameter to where they end. */
  private static void addFormer(
      Deprecation first,
      String owner,
      Map<String, Deprecation> bySubject,
      Map<String, List<FormerParameter>> former) {
    List<Deprecation> steps = new ArrayList<>(List.of(first));
    Deprecation.Subject end = first.renamedTo();
    for (int i = 0; end != null && i < Deprecation.MOST_RENAMES; i++) {
      Deprecation next = bySubject.get(Kind.PARAMETER.key() + " " + end);
      if (next == null || next.renamedTo() == null) {
        break;
      }
      steps.add(next);
      end = next.renamedTo();
    }
    if (steps.size() > Deprecation.MOST_RENAMES) {
      throw first.cycle();
    }
    if (end != null && end.owner().equals(owner) && end.parameter() != null) {
      former
          .computeIfAbsent(end.parameter(), unused -> new ArrayList<>())
          .add(new FormerParameter(first.subject().toString(), List.copyOf(steps)));
    }
  }

  private Map<String, Deprecation> collectFunctions() {
    Map<String, Deprecation> found = new HashMap<>();
    for (Deprecation each : files.get("")) {
      if (each.subject().kind() == Kind.FUNCTION) {
        found.put(each.subject().owner(), each);
      }
    }
    return Map.copyOf(found);
  }

  private List<Deprecation> readFiles() {
    List<Deprecation> found = new ArrayList<>();
    for (Module module : snapshot.modules()) {
      addFile(module.directory().resolve(DeprecationFile.NAME), module.name(), found);
    }
    Path directory = snapshot.directory();
    if (directory != null) {
      addFile(directory.resolve(DeprecationFile.NAME), null, found);
    }
    return List.copyOf(found);
  }

  private void addFile(Path file, @Nullable String module, List<Deprecation> found) {
    // Nearly no module has one: to ask that costs less than to read.
    String text = snapshot.exists(file) ? read(file) : null;
    if (text != null) {
      found.addAll(DeprecationFile.read(reader, file.toString(), text, module));
    }
  }

  private @Nullable String read(Path file) {
    try {
      return snapshot.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Deprecation> readAnnotations(String name) {
    Module module = snapshot.module(name);
    List<Deprecation> found = new ArrayList<>();
    for (Source source : main) {
      Annotations.addAll(source, found);
    }
    if (module == null) {
      return List.copyOf(found);
    }
    Inputs.note(Input.Kind.ANNOTATIONS, name);
    AnnotatedFiles.of(module.directory())
        .forEach(
            (file, content) -> {
              String text = new String(content, StandardCharsets.UTF_8);
              try {
                Annotations.addAll(
                    new Source(
                        reader.read(text, file.toString(), Syntax.MANIFEST), file.toString(), name),
                    found);
              } catch (InvalidSourceException e) {
                // Whoever needs the file is told of what is wrong with it.
              }
            });
    return List.copyOf(found);
  }

  private String readVersion(String name) {
    Module module = snapshot.module(name);
    Path file = module == null ? null : module.directory().resolve("metadata.json");
    String text = file == null ? null : read(file);
    if (file == null || text == null) {
      return "";
    }
    try {
      boolean isObject = JsonReader.read(file.toString(), text) instanceof DataMap;
      Object version =
          isObject ? ((DataMap) JsonReader.read(file.toString(), text)).get("version") : null;
      return version instanceof String known ? known : "";
    } catch (DataFileException e) {
      // The module's metadata is checked elsewhere; a compile needs none.
      return "";
    }
  }
}
