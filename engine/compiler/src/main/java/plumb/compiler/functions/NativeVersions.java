package plumb.compiler.functions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.ScopeFunction;
import plumb.compiler.snapshot.Snapshot;
import plumb.values.functions.Function;
import plumb.values.functions.modules.OtherModules;
import plumb.values.functions.stdlib.StdlibFunctions;

/**
 * Native versions of functions that modules ship in Ruby, each for that Ruby code alone which it is
 * known to match, see {@link KnownCode}. A module whose files differ runs its own Ruby.
 */
final class NativeVersions {
  private final Snapshot snapshot;

  NativeVersions(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /**
   * The native version of a function of the environment; null when there is none, or the
   * environment has other code by that name.
   */
  @Nullable ScopeFunction find(String name) {
    ScopeFunction function = ModuleFunctions.find(name);
    if (function == null) {
      Function pure = pure(name);
      function = pure == null ? null : (site, args, block) -> pure.call(args, block, site);
    }
    return function != null && isKnown(name, new HashSet<>()) ? function : null;
  }

  /** The native version of a function that needs neither catalog nor scopes. */
  static @Nullable Function pure(String name) {
    Function ofModule = OtherModules.find(name);
    return ofModule == null ? StdlibFunctions.find(name) : ofModule;
  }

  /** The native version of a function that templates call and that logs nothing. */
  @Nullable ScopeFunction findHarmless(String name) {
    return switch (name) {
      case "apache::bool2httpd", "memcached::max_memory" -> find(name);
      default -> null;
    };
  }

  private boolean isKnown(String name, Set<String> seen) {
    if (!seen.add(name)) {
      return true;
    }
    List<Path> files = snapshot.functionFiles(name);
    for (Path file : files) {
      KnownCode known = known(file);
      if (known == null) {
        return false;
      }
      for (String called : known.calls()) {
        if (!isKnown(called, seen)) {
          return false;
        }
      }
    }
    return !files.isEmpty();
  }

  private @Nullable KnownCode known(Path file) {
    String path = file.toString();
    String inModule = path.substring(path.lastIndexOf("/lib/puppet/") + 1);
    try {
      return KnownCode.find(inModule, () -> Objects.requireNonNull(snapshot.read(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
