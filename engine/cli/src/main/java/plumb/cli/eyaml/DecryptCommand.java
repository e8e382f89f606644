package plumb.cli.eyaml;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import plumb.compiler.eyaml.EncryptedText;

/** {@code plumb eyaml decrypt}: {@code ENC[...]} to text. */
@Command(
    name = "decrypt",
    description = {
      "Decrypts the encrypted parts of a text and prints it. Those of a data file",
      "are marked as DEC::PKCS7[...]!, so that encrypt -e can encrypt them again."
    },
    mixinStandardHelpOptions = true)
final class DecryptCommand implements Callable<Integer> {
  @Mixin private KeyArguments keys = new KeyArguments();

  @ArgGroup(multiplicity = "1")
  private SourceArguments source = new SourceArguments();

  @Override
  public Integer call() throws IOException {
    EncryptedText encryption = keys.encryption();
    String text = source.read();
    String plain =
        source.isDataFile() ? encryption.decryptForEditing(text) : encryption.decrypt(text);
    System.out.print(plain.endsWith("\n") ? plain : plain + "\n");
    return 0;
  }
}
