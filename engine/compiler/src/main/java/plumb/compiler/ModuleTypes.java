package plumb.compiler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.catalog.schema.AutoRelation;
import plumb.catalog.schema.CoreTypes;
import plumb.catalog.schema.ResourceTypeSchema;
import plumb.catalog.schema.RubyTypeScanner;
import plumb.catalog.schema.TitlePattern;
import plumb.compiler.evaluation.NativeTypes;
import plumb.compiler.evaluation.RubyEngine;
import plumb.compiler.functions.KnownCode;
import plumb.compiler.inputs.Input.Kind;
import plumb.compiler.inputs.Inputs;
import plumb.compiler.inputs.TracedCache;
import plumb.compiler.program.UnitReader;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;

/**
 * Native resource types: those that are built in, those that were generated into the environment's
 * {@code .resource_types}, those of the core's modules, and those that modules define in Ruby or
 * describe; the first that has a name counts.
 */
public final class ModuleTypes implements NativeTypes, RubyTypeScanner.Libraries {
  /** What generated types do not replace, as in Puppet's loader of what is built in. */
  private static final Set<String> BUILT_IN =
      Set.of(
          "exec",
          "file",
          "filebucket",
          "group",
          "notify",
          "package",
          "resources",
          "schedule",
          "service",
          "stage",
          "tidy",
          "user",
          "whit");

  private final Snapshot snapshot;
  private final UnitReader reader;
  private final boolean nativeVersions;
  private final TracedCache<String, Optional<ResourceTypeSchema>> known =
      new TracedCache<>(this::load);
  private final TracedCache<String, Optional<Map<?, ?>>> described =
      new TracedCache<>(this::describe);

  /**
   * @param reader reads generated types
   * @param nativeVersions whether known code that types compute their title patterns by is not run
   */
  public ModuleTypes(Snapshot snapshot, UnitReader reader, boolean nativeVersions) {
    this.snapshot = snapshot;
    this.reader = reader;
    this.nativeVersions = nativeVersions;
  }

  @Override
  public @Nullable ResourceTypeSchema find(String name) {
    return known.get(name).orElse(null);
  }

  private Optional<ResourceTypeSchema> load(String name) {
    ResourceTypeSchema core = CoreTypes.find(name);
    if (core != null && BUILT_IN.contains(name)) {
      return Optional.of(core);
    }
    ResourceTypeSchema generated = generated(name, core == null ? List.of() : core.autoRelations());
    if (generated != null) {
      return Optional.of(generated);
    }
    if (core != null) {
      return Optional.of(core);
    }
    String source = source("puppet/type/" + name + ".rb");
    return source == null
        ? described.get(name).map(description -> DescribedTypes.schema(name, description))
        : Optional.ofNullable(RubyTypeScanner.scan(name, source, this));
  }

  @Override
  public @Nullable Object description(String name) {
    return described.get(name).orElse(null);
  }

  private Optional<Map<?, ?>> describe(String name) {
    try {
      for (Module module : snapshot.modules()) {
        Path file = module.file("types.d", name + ".yaml");
        String text = snapshot.exists(file) ? snapshot.read(file) : null;
        if (text != null) {
          return Optional.of(DescribedTypes.read(name, file.toString(), text));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable ResourceTypeSchema generated(String name, List<AutoRelation> autoRelations) {
    Path directory = snapshot.directory();
    if (directory == null) {
      return null;
    }
    Path file = directory.resolve(".resource_types").resolve(name + ".pp");
    try {
      String text = snapshot.read(file);
      return text == null
          ? null
          : new GeneratedTypeReader(
                  name,
                  reader.read(text, file.toString(), UnitReader.Syntax.MANIFEST),
                  file.toString())
              .read(autoRelations);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public @Nullable String source(String path) {
    try {
      Path file = file(path);
      return file == null ? null : snapshot.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable Path file(String path) {
    for (Module module : snapshot.modules()) {
      Path file = module.file("lib", path);
      if (snapshot.exists(file)) {
        return file;
      }
    }
    return null;
  }

  /** Any of the files may be the one that Ruby finds: types put their own module first. */
  @Override
  public boolean isKnown(String path) {
    boolean found = false;
    try {
      for (Module module : nativeVersions ? snapshot.modules() : List.<Module>of()) {
        Path file = module.file("lib", path);
        if (snapshot.exists(file)) {
          found = true;
          KnownCode known =
              KnownCode.find("lib/" + path, () -> Objects.requireNonNull(snapshot.read(file)));
          if (known == null) {
            return false;
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  @Override
  public List<TitlePattern> titlePatterns(String typeName) {
    Path file = Objects.requireNonNull(file("puppet/type/" + typeName + ".rb"), typeName);
    RubyEngine engine = RubyEngine.installed();
    if (engine == null) {
      throw RubyEngine.missing(
          "The type '" + typeName + "' computes its title patterns in Ruby (" + file + ")");
    }
    Inputs.note(Kind.RUBY);
    return engine.titlePatterns(snapshot, typeName, file);
  }

  @Override
  public boolean hasProviders(String typeName) {
    for (Module module : snapshot.modules()) {
      if (snapshot.names(module.file("lib/puppet/provider", typeName)) != null) {
        return true;
      }
    }
    return false;
  }
}
