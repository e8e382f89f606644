package plumb.compiler.functions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.ScopeFunction;
import plumb.compiler.snapshot.FunctionFiles;
import plumb.compiler.snapshot.Snapshot;
import plumb.values.functions.Function;
import plumb.values.functions.modules.OtherModules;
import plumb.values.functions.stdlib.StdlibFunctions;

/**
 * Native versions of functions that modules ship in Ruby, each for that Ruby code alone which it is
 * known to match: the code in {@code native-versions.txt} beside this class. A line of it is a file
 * of a module, its {@link RubyDigest}, and the functions that its code calls, which have to be the
 * known ones, too. A module whose files differ runs its own Ruby.
 */
final class NativeVersions {
  private static final String LIST = "native-versions.txt";

  private final Snapshot snapshot;

  private record Known(String digest, List<String> calls) {}

  /** The known code of each file, read when a function is first asked for. */
  private static final class Lines {
    static final Map<String, List<Known>> BY_FILE = read();
  }

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
    List<Path> files = FunctionFiles.all(snapshot, name);
    for (Path file : files) {
      Known known = known(file);
      if (known == null) {
        return false;
      }
      for (String called : known.calls) {
        if (!isKnown(called, seen)) {
          return false;
        }
      }
    }
    return !files.isEmpty();
  }

  private @Nullable Known known(Path file) {
    String path = file.toString();
    String inModule = path.substring(path.lastIndexOf("/lib/puppet/") + 1);
    List<Known> candidates = Lines.BY_FILE.getOrDefault(inModule, List.of());
    if (candidates.isEmpty()) {
      return null;
    }
    try {
      String digest = RubyDigest.of(Objects.requireNonNull(snapshot.read(file)));
      return candidates.stream().filter(k -> k.digest.equals(digest)).findFirst().orElse(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, List<Known>> read() {
    Map<String, List<Known>> byFile = new HashMap<>();
    try (InputStream in =
            Objects.requireNonNull(NativeVersions.class.getResourceAsStream(LIST), LIST);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line; (line = lines.readLine()) != null; ) {
        if (!line.isBlank() && !line.startsWith("#")) {
          List<String> words = List.of(line.split(" "));
          byFile
              .computeIfAbsent(words.get(0), file -> new ArrayList<>())
              .add(new Known(words.get(1), words.subList(2, words.size())));
        }
      }
      return byFile;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
