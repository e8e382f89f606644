package plumb.host.parity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import plumb.host.machine.BootedHost;

/**
 * The modules that are installed on this machine, made visible inside a host: they are links there
 * as here, through directories that a host has of its own.
 */
public final class ReferenceModules {
  private static final Path DIRECTORY = Path.of("/usr/share/puppet/modules");

  private ReferenceModules() {}

  /** Boots a host that has all modules of this machine. */
  public static BootedHost boot(BootedHost.Options host) throws IOException, InterruptedException {
    Map<String, Path> modules = find();
    BootedHost.Options options = host;
    for (Path place : modules.values().stream().map(Path::getParent).distinct().toList()) {
      options = options.mounting(place);
    }
    BootedHost booted = BootedHost.boot(options);
    StringBuilder links = new StringBuilder("cd " + DIRECTORY + "\n");
    modules.forEach((module, target) -> links.append("ln -sfn " + target + " " + module + "\n"));
    booted.sh(links.toString());
    return booted;
  }

  private static Map<String, Path> find() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(DIRECTORY), "the modules are not installed");
    Map<String, Path> modules = new LinkedHashMap<>();
    try (Stream<Path> entries = Files.list(DIRECTORY)) {
      for (Path entry : entries.filter(Files::isDirectory).sorted().toList()) {
        modules.put(entry.getFileName().toString(), entry.toRealPath());
      }
    }
    return modules;
  }
}
