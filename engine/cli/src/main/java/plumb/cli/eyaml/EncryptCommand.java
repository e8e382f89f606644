package plumb.cli.eyaml;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import plumb.compiler.eyaml.EncryptedText;

/** {@code plumb eyaml encrypt}: text to {@code ENC[...]}. */
@Command(
    name = "encrypt",
    description = {
      "Encrypts a text, or the parts of a data file that are marked as",
      "DEC::PKCS7[...]!, and prints the result."
    },
    mixinStandardHelpOptions = true)
final class EncryptCommand implements Callable<Integer> {
  private static final String INDENT = "  ";

  private enum Output {
    examples,
    string,
    block
  }

  @Mixin private KeyArguments keys = new KeyArguments();

  @ArgGroup(multiplicity = "1")
  private SourceArguments source = new SourceArguments();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      description = "string (one line), block (folded), or examples of both (examples).")
  private Output output = Output.examples;

  @Option(
      names = {"-l", "--label"},
      paramLabel = "KEY",
      description = "The key to write before it.")
  private @Nullable String label;

  @Override
  public Integer call() throws IOException {
    EncryptedText encryption = keys.encryption();
    String text = source.read();
    if (source.isDataFile()) {
      System.out.print(encryption.encryptEdited(text));
      return 0;
    }
    String encrypted = encryption.encrypt(text);
    switch (output) {
      case string -> System.out.println((label == null ? "" : label + ": ") + encrypted);
      case block ->
          System.out.println(
              (label == null ? "" : label + ": >\n") + EncryptedText.broken(encrypted, INDENT));
      case examples -> {
        System.out.println((label == null ? "string" : label) + ": " + encrypted);
        System.out.println("\nOR\n");
        System.out.println(
            (label == null ? "block" : label) + ": >\n" + EncryptedText.broken(encrypted, INDENT));
      }
    }
    return 0;
  }
}
