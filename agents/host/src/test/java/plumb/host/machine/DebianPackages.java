package plumb.host.machine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;

/**
 * Real packages of Debian, with all that they need and the hosts' tree lacks, for hosts without a
 * network. Fetched once a machine, by apt with the machine's own sources, into the user's cache
 * directory.
 */
public final class DebianPackages {
  private DebianPackages() {}

  /**
   * Returns a repository with these packages; each is fetched by itself, so they may exclude each
   * other. Skips the running test, with the reason, where they cannot be had.
   */
  public static AptRepository fetch(Path directory, List<String> names)
      throws IOException, InterruptedException {
    Path tree = DebianTree.SMALL.provide();
    Path cache = Files.createDirectories(tree.resolveSibling(tree.getFileName() + ".packages"));
    Files.createDirectories(cache.resolve("archives/partial"));
    AptRepository repository = new AptRepository(directory);
    for (String name : names) {
      CommandResult result =
          Command.of(
                  "apt-get",
                  "--quiet",
                  "--yes",
                  "--no-install-recommends",
                  "--download-only",
                  "--reinstall",
                  "--option=Dir::State::status=" + tree.resolve("var/lib/dpkg/status"),
                  "--option=Dir::Cache=" + cache,
                  "install",
                  name)
              .within(Duration.ofMinutes(10))
              .run();
      Assumptions.assumeTrue(result.succeeded(), "No packages of Debian: " + result.failure());
    }
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(cache.resolve("archives"), "*.deb")) {
      for (Path file : files) {
        repository.add(file);
      }
    }
    return repository;
  }
}
