package plumb.server.authority;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;

/**
 * Signs the names that a file lists, one a line; a star stands for any characters. The file is read
 * at each request, as requests are few.
 */
final class NamesPolicy implements SigningPolicy {
  private final Path file;

  NamesPolicy(Path file) {
    this.file = file;
  }

  @Override
  public boolean signs(String name, String request) throws IOException {
    if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new IOException(file + " says who is signed, and everybody may write to it");
    }
    return Files.readAllLines(file).stream()
        .map(line -> line.replaceFirst("#.*", ""))
        .anyMatch(line -> Names.of(line).has(name));
  }
}
