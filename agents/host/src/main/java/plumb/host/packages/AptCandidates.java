package plumb.host.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;

/**
 * The versions that apt would install. All packages that a run asks for are looked up at once, and
 * again only when apt's lists, preferences or what is installed have changed in between.
 */
final class AptCandidates {
  private static final List<Path> INPUTS =
      List.of(
          Path.of("/var/lib/apt/lists"),
          Path.of("/var/lib/apt/lists/partial"),
          Path.of("/var/lib/dpkg/status"),
          Path.of("/etc/apt/sources.list"),
          Path.of("/etc/apt/sources.list.d"),
          Path.of("/etc/apt/preferences"),
          Path.of("/etc/apt/preferences.d"));

  private final Set<String> wanted = new LinkedHashSet<>();
  private final Map<String, String> candidates = new HashMap<>();
  private List<Object> signature = List.of();

  /** Announces that a candidate will be asked for. */
  void want(String name) {
    wanted.add(name);
  }

  /** Returns the version that an installation of a package would bring; null when there is none. */
  @Nullable String find(String name) throws ProviderException, IOException, InterruptedException {
    List<Object> current = signature();
    if (wanted.add(name) || !current.equals(signature)) {
      candidates.clear();
      read();
      signature = current;
    }
    return candidates.get(name);
  }

  private void read() throws ProviderException, IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/usr/bin/apt-cache", "policy"));
    command.addAll(wanted);
    CommandResult result = Command.of(command).separated().run();
    if (!result.succeeded()) {
      throw new ProviderException("Could not get latest version: " + result.failure());
    }
    String name = null;
    for (String line : result.output().lines().toList()) {
      if (line.endsWith(":") && !line.startsWith(" ")) {
        name = line.substring(0, line.length() - 1);
      } else if (name != null && line.startsWith("  Candidate: ") && !line.endsWith("(none)")) {
        candidates.put(name, line.substring("  Candidate: ".length()));
      }
    }
  }

  private static List<Object> signature() throws IOException {
    List<Object> signature = new ArrayList<>();
    for (Path input : INPUTS) {
      signature.add(
          Files.exists(input)
              ? Files.getLastModifiedTime(input)
              : Objects.requireNonNull(input.toString()));
    }
    return signature;
  }
}
