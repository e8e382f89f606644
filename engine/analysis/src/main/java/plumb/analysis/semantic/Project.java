package plumb.analysis.semantic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumb.compiler.ModuleTypes;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.deprecation.Deprecations;
import plumb.compiler.deprecation.OwnerDeprecations;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.NativeTypes;
import plumb.compiler.evaluation.ParameterData;
import plumb.compiler.evaluation.Strictness;
import plumb.compiler.functions.BuiltInFunctions;
import plumb.compiler.program.ClassDef;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.DefinedTypeDef;
import plumb.compiler.program.FunctionDef;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.program.Source;
import plumb.compiler.program.TypeAliasDef;
import plumb.compiler.program.Unit;
import plumb.compiler.program.UnitReader;
import plumb.compiler.snapshot.Definition;
import plumb.compiler.snapshot.Definitions;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.SourceText;
import plumb.values.EvaluationException;
import plumb.values.types.Signature;

/**
 * What names mean in the files that are linted: their modules and those around them, by the rules
 * of the compiler. Safe for use by many threads.
 */
public final class Project {
  private final Snapshot snapshot;
  private final Definitions definitions;
  private final KnownTypes types;
  private final BuiltInFunctions functions;
  private final Facts facts;
  private final ModuleTexts texts;
  private final Environment environment;
  private final Map<String, Boolean> nativeFunctions = new ConcurrentHashMap<>();
  private final Map<String, List<Signature>> signatures = new ConcurrentHashMap<>();
  private final Map<Path, Optional<Module>> homes = new ConcurrentHashMap<>();
  private final Map<Path, TemplateCallers> templateCallers = new ConcurrentHashMap<>();
  private final Map<String, Optional<Source>> templates = new ConcurrentHashMap<>();
  private final Map<Path, Boolean> complete = new ConcurrentHashMap<>();

  private Project(Snapshot snapshot, UnitReader reader) {
    this.snapshot = snapshot;
    this.definitions = new Definitions(snapshot, reader, null);
    NativeTypes nativeTypes = new ModuleTypes(snapshot, reader, true);
    this.types = new KnownTypes(snapshot, nativeTypes);
    this.functions = new BuiltInFunctions(snapshot, true);
    this.facts = new Facts(snapshot);
    this.texts = new ModuleTexts(snapshot);
    // Functions are not called: constants have none, and some would start Ruby.
    this.environment =
        new Environment(
            definitions,
            nativeTypes,
            name -> null,
            compilation -> ParameterData.NONE,
            new Deprecations(snapshot, reader, List.of()),
            Strictness.PUPPET_7,
            List.of(),
            () -> 0L);
  }

  /** The project of some modules. */
  public static Project of(Snapshot modules, UnitReader reader) {
    return new Project(modules, reader);
  }

  /** The modules. */
  public Snapshot snapshot() {
    return snapshot;
  }

  /** What reads manifests. */
  public UnitReader reader() {
    return definitions.reader();
  }

  /** The native resource types. */
  public KnownTypes types() {
    return types;
  }

  /** The facts of hosts. */
  public Facts facts() {
    return facts;
  }

  /** What the files of modules mention. */
  public ModuleTexts texts() {
    return texts;
  }

  /** The module of a file; null when it belongs to none. */
  @Nullable Module moduleOf(Path file) {
    Path directory = file.toAbsolutePath().normalize().getParent();
    return directory == null
        ? null
        : homes
            .computeIfAbsent(directory, one -> Optional.ofNullable(ModulePlace.of(file)))
            .orElse(null);
  }

  /** Whether the module of a qualified name is there, so that what it lacks does not exist. */
  public boolean hasModuleOf(String name) {
    int end = name.indexOf("::");
    Module module = snapshot.module(end < 0 ? name : name.substring(0, end));
    return module != null && Files.isDirectory(module.directory().resolve("manifests"));
  }

  /**
   * Whether all modules that a module depends on are there, so that a name which none of them has
   * does not exist. Never for files outside of modules: their modules come from anywhere.
   */
  public boolean isComplete(@Nullable Module module) {
    return module != null
        && complete.computeIfAbsent(module.directory(), directory -> hasDependencies(directory));
  }

  private boolean hasDependencies(Path directory) {
    Map<?, ?> metadata = ModulePlace.metadata(directory);
    if (metadata == null || !(metadata.get("dependencies") instanceof List<?> dependencies)) {
      return false;
    }
    for (Object dependency : dependencies) {
      if (!(dependency instanceof Map<?, ?> map) || !(map.get("name") instanceof String name)) {
        return false;
      }
      String module = name.substring(Math.max(name.lastIndexOf('-'), name.lastIndexOf('/')) + 1);
      if (snapshot.module(module) == null) {
        return false;
      }
    }
    return true;
  }

  /** A class by name; absent when there is none, or its file cannot be read. */
  public Found<Definition<ClassDef>> findClass(String name) {
    return find(() -> definitions.findClass(name));
  }

  /** A defined type by name. */
  public Found<Definition<DefinedTypeDef>> findDefinedType(String name) {
    return find(() -> definitions.findDefinedType(name));
  }

  /** A function that is written in the language, by name. */
  public Found<Definition<FunctionDef>> findFunction(String name) {
    return find(() -> definitions.findFunction(name));
  }

  /** A type alias by name. */
  public Found<Definition<TypeAliasDef>> findTypeAlias(String name) {
    return find(() -> definitions.findTypeAlias(name));
  }

  /** What is deprecated of a class or defined type; nothing where that cannot be read. */
  public OwnerDeprecations deprecations(String owner) {
    OwnerDeprecations known = find(() -> environment.deprecations().of(owner)).value();
    return known == null ? OwnerDeprecations.NONE : known;
  }

  /** The version of a module; null where that is not said, or cannot be read. */
  public @Nullable String version(@Nullable String module) {
    return find(() -> environment.deprecations().version(module)).value();
  }

  /** What files say of functions, by their names. */
  public Map<String, Deprecation> deprecatedFunctions() {
    Map<String, Deprecation> known = find(() -> environment.deprecations().functions()).value();
    return known == null ? Map.of() : known;
  }

  /** Whether a function of that name is built in, or written in Ruby by a module. */
  public boolean hasNativeFunction(String name) {
    return nativeFunctions.computeIfAbsent(name, functions::knows);
  }

  /** What calls of a built-in function are checked against; empty when that is not known. */
  public List<Signature> signatures(String name) {
    return signatures.computeIfAbsent(name, functions::signatures);
  }

  /** The names of functions that a wrong one may have been meant for. */
  public Collection<String> functionNames() {
    return KnownNames.functions(snapshot);
  }

  /** The names of type aliases that a wrong one may have been meant for. */
  public Collection<String> aliasNames() {
    return KnownNames.aliases(snapshot);
  }

  /** Why a text is no EPP template; empty when it is one. */
  public List<Diagnostic> templateErrors(SourceText template) {
    try {
      Unit unused = reader().read(template.text(), template.path(), UnitReader.Syntax.EPP);
      return List.of();
    } catch (InvalidSourceException e) {
      return e.diagnostics();
    }
  }

  /** Whether a module has a file, or directory, in one of its folders; see {@link Module#file}. */
  public boolean hasFile(Module module, String folder, String path) {
    return Files.exists(module.file(folder, path));
  }

  /**
   * An EPP template as its callers name it; null when there is none, or it cannot be read.
   *
   * @param name as in {@code module/path.epp}
   */
  public @Nullable Source template(String name) {
    return templates.computeIfAbsent(name, one -> Optional.ofNullable(read(one))).orElse(null);
  }

  private @Nullable Source read(String template) {
    int slash = template.indexOf('/');
    Module module = slash <= 0 ? null : snapshot.module(template.substring(0, slash));
    if (module == null) {
      return null;
    }
    Path file = module.file("templates", template.substring(slash + 1));
    try {
      String text = snapshot.read(file);
      String path = file.toString();
      return text == null
          ? null
          : new Source(reader().read(text, path, UnitReader.Syntax.EPP), path, module.name());
    } catch (IOException | InvalidSourceException e) {
      return null;
    }
  }

  /**
   * The codes of a module that render one of its ERB templates; null when they are not all known.
   *
   * @param template as in {@code module/path.erb}
   */
  public @Nullable List<Code> callersOf(Module module, String template) {
    return templateCallers
        .computeIfAbsent(module.directory(), directory -> new TemplateCallers(module, this))
        .of(template);
  }

  /** What works out constants for one thread. */
  public Constants constants() {
    return new Constants(environment);
  }

  /** The names of classes that a wrong one may have been meant for. */
  public Collection<String> classNamesLike(String wrong) {
    return definitions.classNamesLike(wrong);
  }

  private static <T> Found<T> find(Supplier<@Nullable T> finder) {
    try {
      return new Found<>(finder.get(), true);
    } catch (InvalidSourceException
        | CompileException
        | EvaluationException
        | UncheckedIOException e) {
      return new Found<>(null, false);
    }
  }

  /**
   * What was found.
   *
   * @param value null when nothing was
   * @param certain whether all files that may hold it could be read
   */
  public record Found<T>(@Nullable T value, boolean certain) {
    /** Whether there certainly is no such thing. */
    public boolean isAbsent() {
      return value == null && certain;
    }
  }
}
