package plumb.analysis.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumb.compiler.snapshot.Snapshot;
import plumb.dsl.source.SourceText;
import plumb.dsl.source.TextFile;
import plumb.environments.puppetfile.ModuleDeclaration;
import plumb.environments.puppetfile.Puppetfile;

/**
 * The modules that an environment's Puppetfile declares and that are not there, as in a checkout
 * that nobody has deployed: what they read is not known. Immutable.
 */
final class MissingModules {
  private final Set<String> names;

  private MissingModules(Set<String> names) {
    this.names = names;
  }

  static MissingModules of(Snapshot snapshot) throws IOException {
    Set<String> names = new TreeSet<>();
    Path directory = snapshot.directory();
    Path file = directory == null ? null : directory.resolve("Puppetfile");
    if (file != null && TextFile.isReadable(file)) {
      SourceText source = new SourceText(file.toString(), TextFile.read(file));
      for (ModuleDeclaration module : Puppetfile.read(source).modules()) {
        if (module.inModuleDirectory() && snapshot.module(module.name()) == null) {
          names.add(module.name());
        }
      }
    }
    return new MissingModules(names);
  }

  /** Why a key that is no parameter of a known class cannot be judged; null when it can be. */
  @Nullable String reason(String key) {
    int colons = key.indexOf("::");
    if (colons > 0 && names.contains(key.substring(0, colons))) {
      return "module " + key.substring(0, colons) + " of the Puppetfile is not there";
    }
    return names.isEmpty()
        ? null
        : "modules of the Puppetfile are not there, and may look up what they like: "
            + String.join(", ", names);
  }
}
