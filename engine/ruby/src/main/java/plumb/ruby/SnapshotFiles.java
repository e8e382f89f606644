package plumb.ruby;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.inputs.Input.Kind;
import plumb.compiler.inputs.Inputs;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;
import plumb.values.EvaluationException;

/** The modules and files of a compile, by the names that Ruby code knows them by. */
final class SnapshotFiles {
  private final Snapshot snapshot;

  SnapshotFiles(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** The directory of a module; null when there is none of that name. */
  @Nullable String moduleDirectory(String name) {
    Module module = snapshot.module(name);
    return module == null ? null : module.directory().toString();
  }

  List<String> moduleNames() {
    List<String> names = new ArrayList<>();
    snapshot.modules().forEach(module -> names.add(module.name()));
    return names;
  }

  /** A file that is named by {@code module/path} or absolutely; null when there is none. */
  @Nullable String find(String reference, String folder) {
    Path path;
    int slash = reference.indexOf('/');
    if (reference.startsWith("/")) {
      path = Path.of(reference);
    } else {
      Module module = slash < 0 ? null : snapshot.module(reference.substring(0, slash));
      if (module == null) {
        return null;
      }
      path = module.file(folder, reference.substring(slash + 1));
    }
    // Its text may be known to the runtime already.
    Inputs.note(Kind.FILE, path);
    return snapshot.exists(path) ? path.toString() : null;
  }

  /** The text of a file; null when there is none. */
  @Nullable String read(String path) {
    try {
      return snapshot.read(Path.of(path));
    } catch (IOException e) {
      throw new EvaluationException("Cannot read " + path + ": " + e.getMessage());
    }
  }
}
