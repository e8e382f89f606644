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
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.DefinedTypeDef;
import plumb.compiler.program.FunctionDef;
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
  private final Templates templates;
  private final List<Source> main = new ArrayList<>();

  /**
   * Loads the site manifests.
   *
   * @param code text to evaluate instead of them, or null
   */
  public Definitions(Snapshot snapshot, UnitReader reader, @Nullable String code) {
    this.snapshot = snapshot;
    this.reader = reader;
    this.templates = new Templates(snapshot, reader);
    if (code != null) {
      Source source = new Source(reader.read(code, null, Syntax.MANIFEST), null, null);
      known.register(source);
      main.add(source);
      return;
    }
    try {
      for (Path manifest : snapshot.mainManifests()) {
        Source source = load(manifest, null, anything -> {});
        if (source != null) {
          main.add(source);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
    Definition<T> found = index.get(name);
    if (found != null || name.isEmpty() || index.isAbsent(name)) {
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

  private <T> @Nullable Definition<T> load(
      String name, String folder, String initFile, DefinitionIndex<T> index) {
    Definition<T> found = index.get(name);
    if (found != null) {
      return found;
    }
    String[] segments = name.split("::");
    if (folder.equals("manifests")) {
      // As in the reference, a module's first file is read before any other of it; the file of
      // that name is read even so.
      Object unused = load(segments[0], folder, initFile + ".pp", name);
    }
    for (int length = segments.length; length > 0; length--) {
      if (length < segments.length && !folder.equals("manifests")) {
        return findInEnvironment(name, folder, index);
      }
      StringBuilder relative = new StringBuilder();
      for (int i = 1; i < length; i++) {
        relative.append(i == 1 ? "" : "/").append(segments[i]);
      }
      String file = (length == 1 ? initFile : relative) + ".pp";
      Object unused = load(segments[0], folder, file, name);
      found = index.get(name);
      if (found != null) {
        return found;
      }
    }
    return folder.equals("manifests") ? null : findInEnvironment(name, folder, index);
  }

  /** In the environment's own directories, a function or type lies below its whole name. */
  private <T> @Nullable Definition<T> findInEnvironment(
      String name, String folder, DefinitionIndex<T> index) {
    Path directory = snapshot.directory();
    if (directory == null) {
      return null;
    }
    Module environment = new Module("environment", directory);
    Path file = environment.file(folder, name.replace("::", "/") + ".pp");
    Object unused =
        load(file, environment.name(), source -> LoadedCode.check(source, folder, name));
    return index.get(name);
  }

  private @Nullable Source load(String moduleName, String folder, String file, String name) {
    Module module = snapshot.module(moduleName);
    if (module == null) {
      return null;
    }
    return load(
        module.file(folder, file),
        module.name(),
        source -> {
          ModuleFileRules.check(source, module.name(), file);
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
