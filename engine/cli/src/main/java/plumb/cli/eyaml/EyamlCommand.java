package plumb.cli.eyaml;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code plumb eyaml}: its commands and their options have hiera-eyaml's names. */
@Command(
    name = "eyaml",
    description = "Encrypts and decrypts values in Hiera data, as hiera-eyaml does.",
    mixinStandardHelpOptions = true,
    subcommands = {
      CreateKeysCommand.class,
      EncryptCommand.class,
      DecryptCommand.class,
      RecryptCommand.class
    })
public final class EyamlCommand implements Runnable {
  @Spec private CommandSpec spec;

  // Picocli fills the field in before anything runs.
  @SuppressWarnings("NullAway.Init")
  public EyamlCommand() {}

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "Say what to do: createkeys, encrypt, decrypt or recrypt.");
  }
}
