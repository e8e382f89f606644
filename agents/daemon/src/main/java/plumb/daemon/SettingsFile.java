package plumb.daemon;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Options from a file of YAML: {@code runinterval: 10m}. The names are those of the long options
 * without their dashes; lists are written as such. Only texts are read, never objects.
 *
 * <p>The file is read at the first option that the command line does not give.
 */
public final class SettingsFile implements IDefaultValueProvider {
  private static final Path USUAL = Path.of("/etc/plumb/agent.yaml");

  /** Options that are no settings: what is to be done once, and where the settings are. */
  private static final Set<String> NO_SETTINGS =
      Set.of("config", "enable", "disable", "onetime", "test", "help", "version");

  private final CommandLine line;
  private final @Nullable Path named;
  private @Nullable Map<String, String> values;

  private SettingsFile(CommandLine line, @Nullable Path named) {
    this.line = line;
    this.named = named;
  }

  /**
   * Makes the settings the defaults of an agent's command line. Of an option that is given twice
   * the last one holds, so that a daemon can start runs with more options than its own.
   *
   * @param args the command line, which may name the file: {@code --config FILE}
   */
  public static CommandLine adopt(CommandLine line, String... args) {
    line.setOverwrittenOptionsAllowed(true);
    return line.setDefaultValueProvider(new SettingsFile(line, named(args)));
  }

  /**
   * Returns what stands in the file of settings, unchecked; nothing when there is none.
   *
   * @throws UncheckedIOException when it cannot be read
   */
  static String text(List<String> words) {
    Path named = named(words.toArray(String[]::new));
    Path file = named == null ? USUAL : named;
    try {
      return named == null && !Files.exists(file) ? "" : Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Could not read the settings: " + e.getMessage(), e);
    }
  }

  private static @Nullable Path named(String... args) {
    @Nullable Path named = null;
    for (int i = 0; i < args.length; i++) {
      if (args[i].startsWith("--config=")) {
        named = Path.of(args[i].substring("--config=".length()));
      } else if (args[i].equals("--config") && i + 1 < args.length) {
        named = Path.of(args[i + 1]);
      }
    }
    return named;
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? values().get(option.longestName().substring(2))
        : null;
  }

  private Map<String, String> values() {
    Map<String, String> known = values;
    if (known == null) {
      Path file = named == null ? USUAL : named;
      try {
        known = named == null && !Files.exists(file) ? Map.of() : read(file, line.getCommandSpec());
      } catch (NoSuchFileException e) {
        throw new ParameterException(line, "There are no settings at " + file, e);
      } catch (IOException e) {
        throw new ParameterException(line, "Could not read the settings: " + e.getMessage(), e);
      }
      values = known;
    }
    return known;
  }

  private static Map<String, String> read(Path file, CommandSpec command) throws IOException {
    Node root;
    try {
      StringReader text = new StringReader(Files.readString(file));
      root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(text);
    } catch (MarkedYAMLException e) {
      throw new IOException(file + " is no YAML: " + e.getMessage(), e);
    }
    Map<String, String> values = new LinkedHashMap<>();
    if (root == null) {
      return values;
    }
    if (!(root instanceof MappingNode mapping)) {
      throw new IOException(place(file, root) + "expected names of options and their values");
    }
    Set<String> names = names(command);
    for (NodeTuple tuple : mapping.getValue()) {
      String name = scalar(file, tuple.getKeyNode());
      if (!names.contains(name)) {
        throw new IOException(
            place(file, tuple.getKeyNode())
                + "there is no setting '"
                + name
                + "'; there are "
                + String.join(", ", names));
      }
      values.put(name, text(file, tuple.getValueNode()));
    }
    return values;
  }

  private static Set<String> names(CommandSpec command) {
    Set<String> names = new TreeSet<>();
    for (OptionSpec option : command.options()) {
      names.add(option.longestName().substring(2));
    }
    names.removeAll(NO_SETTINGS);
    return names;
  }

  private static String text(Path file, Node node) throws IOException {
    if (node instanceof SequenceNode list) {
      StringBuilder joined = new StringBuilder();
      for (Node item : list.getValue()) {
        joined.append(joined.isEmpty() ? "" : ",").append(scalar(file, item));
      }
      return joined.toString();
    }
    return scalar(file, node);
  }

  private static String scalar(Path file, Node node) throws IOException {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw new IOException(place(file, node) + "expected a text");
  }

  private static String place(Path file, Node node) {
    var mark = node.getStartMark();
    return file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1) + ": ";
  }
}
