package plumb.cli.eyaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import plumb.dsl.source.TextFile;

/** {@code plumb eyaml recrypt FILE}: a data file's encrypted parts, encrypted anew. */
@Command(
    name = "recrypt",
    description = "Decrypts and encrypts again the encrypted parts of a data file, in its place.",
    mixinStandardHelpOptions = true)
final class RecryptCommand implements Callable<Integer> {
  @Mixin private KeyArguments keys = new KeyArguments();

  @Parameters(paramLabel = "FILE", description = "The data file.")
  private Path file;

  // Picocli fills the field in before anything runs.
  @SuppressWarnings("NullAway.Init")
  RecryptCommand() {}

  @Override
  public Integer call() throws IOException {
    Path target = file.toRealPath();
    String text = keys.encryption().recrypt(TextFile.read(target));
    Path fresh =
        Files.createTempFile(
            target.getParent(),
            ".eyaml",
            null,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(fresh, text);
      Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(target));
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
    return 0;
  }
}
