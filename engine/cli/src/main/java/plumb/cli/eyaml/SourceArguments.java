package plumb.cli.eyaml;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plumb.compiler.eyaml.EyamlException;
import plumb.dsl.source.TextFile;

/** Where the text is that is to be encrypted or decrypted; one of the options is given. */
final class SourceArguments {
  @Option(
      names = {"-s", "--string"},
      paramLabel = "TEXT",
      description = "The text itself.")
  private @Nullable String string;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "A file.")
  private @Nullable Path file;

  @Option(names = "--stdin", description = "Standard input.")
  private boolean stdin;

  @Option(
      names = {"-p", "--password"},
      description = "Ask for it, without showing it.")
  private boolean password;

  @Option(
      names = {"-e", "--eyaml"},
      paramLabel = "FILE",
      description = "A data file, of which only the marked parts are meant.")
  private @Nullable Path eyaml;

  /** Whether the source is a data file. */
  boolean isDataFile() {
    return eyaml != null;
  }

  String read() throws IOException {
    if (string != null) {
      return string;
    }
    if (stdin) {
      return new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
    }
    if (password) {
      Console console = System.console();
      char[] typed = console == null ? null : console.readPassword("Enter password: ");
      if (typed == null) {
        throw new EyamlException("there is no terminal to ask for the text");
      }
      return new String(typed);
    }
    Path path = file == null ? eyaml : file;
    if (path == null) {
      throw new IllegalStateException("no source, which the option group does not allow");
    }
    return TextFile.read(path);
  }
}
