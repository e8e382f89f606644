package plumb.server.authority;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Reads what an operator says of who is signed at once. */
public final class SigningPolicies {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private SigningPolicies() {}

  /**
   * The policy of a setting, as Puppet's {@code autosign}.
   *
   * @param setting {@code true}, {@code false}, or a file: a program if it may be executed, a list
   *     of names otherwise
   * @throws IllegalArgumentException when it is none of them
   */
  public static SigningPolicy of(String setting) {
    return switch (setting) {
      case "true" -> SigningPolicy.EVERYBODY;
      case "false", "" -> SigningPolicy.NOBODY;
      default -> ofFile(Path.of(setting).toAbsolutePath());
    };
  }

  private static SigningPolicy ofFile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "autosign is true, false, a list of names or a program, and " + file + " is no file");
    }
    return Files.isExecutable(file) ? new ProgramPolicy(file, LIMIT) : new NamesPolicy(file);
  }
}
