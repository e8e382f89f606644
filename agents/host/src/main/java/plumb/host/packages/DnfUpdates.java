package plumb.host.packages;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Level;
import plumb.agent.provider.ResourceLog;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;

/**
 * The updates that dnf has for what is installed. It is asked for all of them at once, for each
 * choice of repositories, and again only when the configuration of repositories has changed.
 */
final class DnfUpdates {
  private static final Path CONFIGURATION = Path.of("/etc/dnf/dnf.conf");
  private static final Path REPOSITORIES = Path.of("/etc/yum.repos.d");
  private static final List<String> CHOICES =
      List.of("--disablerepo", "--enablerepo", "--disableexcludes");
  private static final Pattern VERSION = Pattern.compile("(?:\\d+:)?\\S+-\\S+");
  private static final Pattern END = Pattern.compile("(?m)^(Obsoleting|Security:|Update)");

  /** How dnf ends when there are updates. */
  private static final int UPDATES = 100;

  private final Map<List<String>, Map<String, String>> known = new HashMap<>();
  private List<String> signature = List.of();

  /** Returns the version that an upgrade of an installed package would bring; null for none. */
  @Nullable String find(DesiredPackage wanted, ResourceLog log)
      throws IOException, InterruptedException {
    List<String> current = signature();
    if (!current.equals(signature)) {
      known.clear();
      signature = current;
    }
    List<String> choice = repositories(wanted);
    Map<String, String> updates = known.get(choice);
    if (updates == null) {
      updates = ask(choice, log);
      known.put(choice, updates);
    }
    return updates.get(wanted.name());
  }

  /** Returns those of a package's options that choose repositories. */
  static List<String> repositories(DesiredPackage wanted) {
    List<String> chosen = new ArrayList<>();
    for (String choice : CHOICES) {
      wanted.installOptions().stream()
          .filter(option -> option.startsWith(choice + "="))
          .distinct()
          .forEach(chosen::add);
    }
    return chosen;
  }

  private static Map<String, String> ask(List<String> choice, ResourceLog log)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(RpmCommands.DNF, "check-update"));
    command.addAll(choice);
    CommandResult result = Command.of(command).within(Duration.ofMinutes(30)).separated().run();
    if (result.exitCode() != UPDATES && !result.succeeded()) {
      log.plain(Level.WARNING, "Could not check for updates: " + result.failure());
    }
    return result.exitCode() == UPDATES ? parse(result.output()) : Map.of();
  }

  /** Reads "name.architecture version repository" after an empty line; long lines are broken. */
  static Map<String, String> parse(String output) {
    Map<String, String> updates = new HashMap<>();
    for (String block : END.split(output, 2)[0].split("(?m)^\\s*\\n")) {
      List<String> words = Arrays.stream(block.split("\\s+")).filter(w -> !w.isEmpty()).toList();
      for (int i = 0; i + 2 < words.size(); i += 3) {
        String name = words.get(i);
        int dot = name.lastIndexOf('.');
        if (dot > 0 && VERSION.matcher(words.get(i + 1)).matches()) {
          String version = words.get(i + 1);
          String whole = version.contains(":") ? version : "0:" + version;
          updates.putIfAbsent(name.substring(0, dot), whole);
          updates.putIfAbsent(name, whole);
        }
      }
    }
    return updates;
  }

  private static List<String> signature() throws IOException {
    List<String> files = new ArrayList<>();
    add(files, CONFIGURATION);
    try (DirectoryStream<Path> found = Files.newDirectoryStream(REPOSITORIES, "*.repo")) {
      for (Path file : found) {
        add(files, file);
      }
    } catch (NoSuchFileException e) {
      files.add("none");
    }
    files.sort(null);
    return files;
  }

  private static void add(List<String> files, Path file) throws IOException {
    if (Files.exists(file)) {
      files.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
    }
  }
}
