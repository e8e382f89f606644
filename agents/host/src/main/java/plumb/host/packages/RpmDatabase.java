package plumb.host.packages;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;

/**
 * RPM's database of packages, asked for all of them at once, and again only after its files have
 * changed.
 */
final class RpmDatabase {
  private @Nullable Path directory;
  private List<String> signature = List.of();
  private Map<String, List<RpmEntry>> byLabel = Map.of();
  private Set<String> names = Set.of();
  private @Nullable Map<String, Set<String>> providers;

  /** Returns the names of all packages. */
  List<String> names() throws ProviderException, IOException, InterruptedException {
    refresh();
    return List.copyOf(names);
  }

  /**
   * Returns the installed packages of a name, which may have version and architecture; several
   * where it is installed more than once, none where it is not installed.
   */
  List<RpmEntry> find(String name) throws ProviderException, IOException, InterruptedException {
    refresh();
    return byLabel.getOrDefault(name, List.of());
  }

  /** Returns the packages that provide a virtual one or own a file. */
  List<RpmEntry> findProviding(String capability)
      throws ProviderException, IOException, InterruptedException {
    refresh();
    if (capability.startsWith("/")) {
      CommandResult result =
          rpm("-q", "--queryformat", RpmEntry.FORMAT, "--whatprovides", "--", capability);
      return result.succeeded() ? parse(result.output()) : List.of();
    }
    List<RpmEntry> found = new ArrayList<>();
    for (String name : providers().getOrDefault(capability, Set.of())) {
      found.addAll(byLabel.getOrDefault(name, List.of()));
    }
    return found;
  }

  private Map<String, Set<String>> providers()
      throws ProviderException, IOException, InterruptedException {
    Map<String, Set<String>> known = providers;
    if (known == null) {
      known = new HashMap<>();
      String output = all("[%{PROVIDENAME} %{=NAME}\\n]");
      for (String line : output.lines().toList()) {
        int space = line.lastIndexOf(' ');
        if (space > 0) {
          known
              .computeIfAbsent(line.substring(0, space), capability -> new TreeSet<>())
              .add(line.substring(space + 1));
        }
      }
      providers = known;
    }
    return known;
  }

  private void refresh() throws ProviderException, IOException, InterruptedException {
    List<String> current = signature();
    if (!current.isEmpty() && current.equals(signature)) {
      return;
    }
    Map<String, List<RpmEntry>> labels = new HashMap<>();
    Set<String> found = new LinkedHashSet<>();
    for (RpmEntry entry : parse(all(RpmEntry.FORMAT))) {
      found.add(entry.name());
      for (String label : entry.labels()) {
        labels.computeIfAbsent(label, key -> new ArrayList<>()).add(entry);
      }
    }
    byLabel = labels;
    names = found;
    providers = null;
    signature = current;
  }

  /** Reads lines; what does not look like them could hide packages that are there. */
  static List<RpmEntry> parse(String output) throws ProviderException {
    List<RpmEntry> entries = new ArrayList<>();
    for (String line : output.lines().sorted().toList()) {
      RpmEntry entry = RpmEntry.parse(line);
      if (entry == null) {
        throw new ProviderException("What rpm says makes no sense: " + line);
      }
      entries.add(entry);
    }
    return entries;
  }

  /** Returns what tells one state of the database's files from another; empty where unknown. */
  private List<String> signature() throws IOException, InterruptedException {
    Path place = directory;
    if (place == null) {
      place = Path.of("/").resolve(rpm("--eval", "%{_dbpath}").output().strip());
      directory = place;
    }
    Map<String, String> files = new TreeMap<>();
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(place, "{Packages*,rpmdb.sqlite,rpmdb.sqlite-wal}")) {
      for (Path file : found) {
        files.put(
            file.toString(), file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
      }
    } catch (NoSuchFileException e) {
      return List.of();
    }
    return List.copyOf(files.values());
  }

  private static String all(String format)
      throws ProviderException, IOException, InterruptedException {
    CommandResult result = rpm("-qa", "--nosignature", "--nodigest", "--queryformat", format);
    if (!result.succeeded()) {
      throw new ProviderException("Failed to list packages: " + result.failure());
    }
    return result.output();
  }

  /** Returns the whole version of the package in a file. */
  String versionOf(String file) throws ProviderException, IOException, InterruptedException {
    CommandResult result = rpm("-q", "--queryformat", RpmEntry.FORMAT, "-p", "--", file);
    if (!result.succeeded() || result.output().isBlank()) {
      throw new ProviderException(result.failure());
    }
    return parse(result.output()).get(0).evr();
  }

  private static CommandResult rpm(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(RpmCommands.RPM));
    command.addAll(List.of(arguments));
    return Command.of(command).separated().run();
  }
}
