package plumb.compiler.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.inputs.Input.Kind;
import plumb.compiler.inputs.Inputs;

/** Another snapshot; what is read of it is noted as {@link Inputs}. */
public final class TracedSnapshot implements Snapshot {
  private final Snapshot other;

  public TracedSnapshot(Snapshot other) {
    this.other = other;
  }

  @Override
  public String name() {
    return other.name();
  }

  @Override
  public @Nullable Path directory() {
    return other.directory();
  }

  @Override
  public Collection<Module> modules() {
    Inputs.note(Kind.MODULES);
    return other.modules();
  }

  @Override
  public @Nullable Module module(String name) {
    Inputs.note(Kind.MODULE, name);
    return other.module(name);
  }

  @Override
  public Path home(Module module) {
    return other.home(module);
  }

  @Override
  public List<Path> mainManifests() throws IOException {
    Inputs.note(Kind.MANIFESTS);
    return other.mainManifests();
  }

  @Override
  public @Nullable String read(Path file) throws IOException {
    Inputs.note(Kind.FILE, file);
    return other.read(file);
  }

  @Override
  public boolean exists(Path file) {
    Inputs.note(Kind.PRESENCE, file);
    return other.exists(file);
  }

  @Override
  public List<Path> functionFiles(String name) {
    Inputs.noteFunction(name);
    return other.functionFiles(name);
  }

  @Override
  public @Nullable List<String> names(Path directory) {
    Inputs.note(Kind.NAMES, directory);
    return other.names(directory);
  }
}
