package plumb.compiler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import plumb.catalog.schema.CoreTypes;
import plumb.catalog.schema.ResourceTypeSchema;
import plumb.catalog.schema.RubyTypeScanner;
import plumb.compiler.evaluation.NativeTypes;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;

/** Native resource types: those of the core, and those that modules define in Ruby. */
final class ModuleTypes implements NativeTypes, RubyTypeScanner.Libraries {
  private final Snapshot snapshot;
  private final ConcurrentHashMap<String, Optional<ResourceTypeSchema>> known =
      new ConcurrentHashMap<>();

  ModuleTypes(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  @Override
  public @Nullable ResourceTypeSchema find(String name) {
    Optional<ResourceTypeSchema> type = known.get(name);
    if (type == null) {
      type = known.computeIfAbsent(name, this::load);
    }
    return type.orElse(null);
  }

  private Optional<ResourceTypeSchema> load(String name) {
    ResourceTypeSchema core = CoreTypes.find(name);
    if (core != null) {
      return Optional.of(core);
    }
    String source = source("puppet/type/" + name + ".rb");
    return source == null
        ? Optional.empty()
        : Optional.ofNullable(RubyTypeScanner.scan(name, source, this));
  }

  @Override
  public @Nullable String source(String path) {
    try {
      for (Module module : snapshot.modules()) {
        String text = snapshot.read(module.file("lib", path));
        if (text != null) {
          return text;
        }
      }
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean hasProviders(String typeName) {
    for (Module module : snapshot.modules()) {
      if (Files.isDirectory(module.file("lib/puppet/provider", typeName))) {
        return true;
      }
    }
    return false;
  }
}
