package plumb.cli.eyaml;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plumb.compiler.eyaml.KeyPairFiles;

/** {@code plumb eyaml createkeys}: a new key pair. */
@Command(
    name = "createkeys",
    description = "Makes a key pair; only its owner may read the private key.",
    mixinStandardHelpOptions = true)
final class CreateKeysCommand implements Callable<Integer> {
  @Mixin private KeyArguments keys = new KeyArguments();

  @Option(
      names = "--pkcs7-subject",
      paramLabel = "NAME",
      description = "The name in the certificate, as /CN=eyaml (/).")
  private String subject = "/";

  @Option(names = "--pkcs7-keysize", paramLabel = "BITS", description = "Size of the key (2048).")
  private int bits = 2048;

  @Override
  public Integer call() throws IOException {
    KeyPairFiles.create(keys.privateKey(), keys.publicKey(), subject, bits);
    System.out.println("Wrote " + keys.privateKey() + " and " + keys.publicKey());
    return 0;
  }
}
