package plumb.cli.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.dsl.source.TextFile;

/**
 * The files that puppet-lint reads options from: one option a line, its value behind "=" or on the
 * next line; other lines are comments.
 */
public final class OptionFiles {
  private static final Set<String> WITH_VALUE =
      Set.of(
          "--log-format",
          "--error-level",
          "--only-checks",
          "--ignore-paths",
          "--config",
          "-c",
          "--format",
          "--baseline",
          "--write-baseline",
          "--changed-since");

  private OptionFiles() {}

  /**
   * Puts the options of the usual files before those of a command line, and those of files that it
   * names where it names them.
   *
   * @throws IOException when a file that is named cannot be read
   */
  public static List<String> expand(List<String> arguments) throws IOException {
    List<String> all = new ArrayList<>();
    if (!arguments.contains("--no-config")) {
      addIfPresent(Path.of("/etc/puppet-lint.rc"), all);
      @Nullable String home = System.getenv("HOME");
      if (home != null) {
        addIfPresent(Path.of(home, ".puppet-lint.rc"), all);
      }
      addIfPresent(Path.of(".puppet-lint.rc"), all);
    }
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if ((argument.equals("-c") || argument.equals("--config")) && i + 1 < arguments.size()) {
        i++;
        all.addAll(read(Path.of(arguments.get(i))));
      } else if (argument.startsWith("--config=")) {
        all.addAll(read(Path.of(argument.substring("--config=".length()))));
      } else {
        all.add(argument);
      }
    }
    return all;
  }

  private static void addIfPresent(Path file, List<String> arguments) throws IOException {
    if (Files.isReadable(file)) {
      arguments.addAll(read(file));
    }
  }

  private static List<String> read(Path file) throws IOException {
    List<String> options = new ArrayList<>();
    boolean valueFollows = false;
    for (String line : TextFile.read(file).lines().toList()) {
      if (valueFollows || line.startsWith("-")) {
        options.add(line);
      }
      valueFollows = !valueFollows && WITH_VALUE.contains(line);
    }
    return options;
  }
}
