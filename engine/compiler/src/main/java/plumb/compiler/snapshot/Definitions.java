package plumb.compiler.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumb.compiler.inputs.Input;
import plumb.compiler.inputs.Input.Kind;
import plumb.compiler.inputs.Inputs;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.DefinedTypeDef;
import plumb.compiler.program.FunctionDef;
import plumb.compiler.program.Param;
import plumb.compiler.program.Source;
import plumb.compiler.program.TypeAliasDef;
import plumb.compiler.program.Unit;
import plumb.compiler.program.UnitReader;
import plumb.compiler.program.UnitReader.Syntax;

/**
 * What a snapshot defines, by name, loaded when first asked for.
 *
 * <p>A name says in which files it may stand (the reference's autoload rules): {@code a::b::c} in
 * {@code a/manifests/b/c.pp}, {@code b.pp} or {@code init.pp}. Safe for use by many threads:
 * loading is serialised, asking for what is known waits for nobody.
 */
public final class Definitions {
  private final Snapshot snapshot;
  private final UnitReader reader;
  private final Set<Path> loaded = new HashSet<>();
  private final LoadedDefinitions known = new LoadedDefinitions();
  private final DefinitionPlaces places;
  private final Templates templates;
  private final List<Source> main = new ArrayList<>();

  /** What every compile depends on. */
  private final Set<Input> mainInputs = new HashSet<>();

  /**
   * Loads the site manifests.
   *
   * @param code text to evaluate instead of them, or null
   */
  public Definitions(Snapshot snapshot, UnitReader reader, @Nullable String code) {
    this.snapshot = snapshot;
    this.reader = reader;
    this.templates = new Templates(snapshot, reader);
    this.places = new DefinitionPlaces(snapshot);
    noteConfiguration();
    if (code != null) {
      Source source = new Source(reader.read(code, null, Syntax.MANIFEST), null, null);
      known.register(source);
      main.add(source);
      return;
    }
    try {
      mainInputs.add(Input.of(Kind.MANIFESTS));
      for (Path manifest : snapshot.mainManifests()) {
        mainInputs.add(Input.of(Kind.FILE, manifest));
        Source source = load(manifest, null, anything -> {});
        if (source != null) {
          main.add(source);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void noteConfiguration() {
    Path directory = snapshot.directory();
    if (directory != null) {
      mainInputs.add(Input.of(Kind.FILE, directory.resolve("environment.conf")));
    }
  }

  /** Reads the texts of this environment. */
  public UnitReader reader() {
    return reader;
  }

  /** The snapshot that is indexed. */
  public Snapshot snapshot() {
    return snapshot;
  }

  /** The site manifests, whose statements make class main. */
  public List<Source> main() {
    Inputs.noteAll(mainInputs);
    return main;
  }

  /** A class by name in any case, with or without leading colons; null when nothing defines it. */
  public @Nullable Definition<ClassDef> findClass(String name) {
    return find(LoadedDefinitions.canonical(name), "manifests", "init", known.classes());
  }

  /** A defined type, by name as for classes. */
  public @Nullable Definition<DefinedTypeDef> findDefinedType(String name) {
    return find(LoadedDefinitions.canonical(name), "manifests", "init", known.definedTypes());
  }

  /** Whether a class or defined type has a parameter; false, too, when there is no such thing. */
  public boolean hasParameter(String owner, String parameter) {
    Definition<ClassDef> known = findClass(owner);
    Definition<DefinedTypeDef> type = known == null ? findDefinedType(owner) : null;
    List<Param> params =
        known != null ? known.code().params() : type != null ? type.code().params() : List.of();
    return params.stream().anyMatch(param -> param.name().equals(parameter));
  }

  /** A function written in the language. */
  public @Nullable Definition<FunctionDef> findFunction(String name) {
    return find(
        name.startsWith("::") ? name.substring(2) : name, "functions", "init", known.functions());
  }

  /**
   * A function of the site manifests; null when they have none of that name. As in the reference,
   * it hides a built-in one.
   */
  public @Nullable Definition<FunctionDef> findSiteFunction(String name) {
    Definition<FunctionDef> found = known.functions().get(name);
    return found != null && found.source().moduleName() == null ? found : null;
  }

  /** A type alias, by name in any case. */
  public @Nullable Definition<TypeAliasDef> findTypeAlias(String name) {
    return find(LoadedDefinitions.canonical(name), "types", "init", known.typeAliases());
  }

  /** The definitions of nodes. */
  public NodeIndex nodes() {
    return known.nodes();
  }

  /** The templates, which are read like manifests. */
  public Templates templates() {
    return templates;
  }

  /**
   * Names of classes that could be meant by a wrong name: known ones, and those that files of its
   * module suggest.
   */
  public synchronized Set<String> classNamesLike(String wrong) {
    Set<String> names = new TreeSet<>(known.classes().names());
    for (Module module : snapshot.modules()) {
      if (snapshot.exists(module.file("manifests", "init.pp"))) {
        names.add(module.name());
      }
    }
    Module module = snapshot.module(wrong.split("::")[0]);
    if (module != null) {
      Path manifests = module.directory().resolve("manifests");
      try (Stream<Path> files = Files.walk(manifests)) {
        files.forEach(file -> addClassName(module, manifests.relativize(file).toString(), names));
      } catch (IOException unreadable) {
        return names;
      }
    }
    return names;
  }

  private static void addClassName(Module module, String file, Set<String> names) {
    if (file.endsWith(".pp") && !file.equals("init.pp")) {
      names.add(module.name() + "::" + file.substring(0, file.length() - 3).replace("/", "::"));
    }
  }

  private <T> @Nullable Definition<T> find(
      String name, String folder, String initFile, DefinitionIndex<T> index) {
    if (Inputs.areWanted() && !name.isEmpty()) {
      Inputs.noteAll(places.inputs(name, folder, initFile));
    }
    Definition<T> found = index.get(name);
    if (found != null || name.isEmpty() || index.isAbsent(name)) {
      noteSource(found);
      return found;
    }
    synchronized (this) {
      found = load(name, folder, initFile, index);
      if (found == null) {
        index.noteAbsent(name);
      }
      return found;
    }
  }

  /** What another name's file defines, too, is found once that file is loaded. */
  private static void noteSource(@Nullable Definition<?> found) {
    String file = found == null ? null : found.source().path();
    if (file != null) {
      Inputs.note(Kind.FILE, file);
    }
  }

  private <T> @Nullable Definition<T> load(
      String name, String folder, String initFile, DefinitionIndex<T> index) {
    Definition<T> found = index.get(name);
    // As in the reference, a module's first file is read before any other of it; the file of that
    // name is read even so.
    boolean first = folder.equals("manifests");
    for (DefinitionPlaces.Place place : places.of(name, folder, initFile)) {
      if (found == null || first) {
        Object unused = load(place, folder, name);
        found = index.get(name);
      }
      first = first && place.file().equals(initFile + ".pp");
    }
    return found;
  }

  private @Nullable Source load(DefinitionPlaces.Place place, String folder, String name) {
    return load(
        place.path(folder),
        place.home().name(),
        source -> {
          if (place.isModule()) {
            ModuleFileRules.check(source, place.home().name(), place.file());
          }
          if (!folder.equals("manifests")) {
            LoadedCode.check(source, folder, name);
          }
        });
  }

  /** Loads a file once; one that fails is tried again, and fails again, for the next compile. */
  private @Nullable Source load(Path file, @Nullable String moduleName, Consumer<Source> rules) {
    if (!loaded.add(file)) {
      return null;
    }
    boolean complete = false;
    try {
      String text = snapshot.read(file);
      Source source = null;
      if (text != null) {
        Unit unit = reader.read(text, file.toString(), Syntax.MANIFEST);
        source = new Source(unit, file.toString(), moduleName);
        rules.accept(source);
        known.register(source);
      }
      complete = true;
      return source;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    } finally {
      if (!complete) {
        loaded.remove(file);
      }
    }
  }
}
