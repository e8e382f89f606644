package plumb.host.facts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;
import plumb.values.Undef;

/**
 * This host's facts and, behind them, those that modules bring: external ones in {@code facts.d},
 * and Ruby code in {@code lib/facter}, which only Facter can run. It is run where it is installed,
 * and only for a fact that somebody asks for and a module's code adds by that name. Read-only;
 * thread-safe.
 */
public final class ModuleFacts extends AbstractMap<String, Object> {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int MOST_CODE = 1 << 20;
  private static final Pattern ADDITION =
      Pattern.compile("Facter\\.add\\(?\\s*(?::|['\"])([A-Za-z_]\\w*)");

  private final Map<String, Object> host;
  private final List<Path> modules;
  private final FactSources sources;
  private final Map<String, @Nullable Object> found = new LinkedHashMap<>();
  private @Nullable Map<String, Object> external;
  private @Nullable Set<String> names;

  /**
   * Puts modules' facts behind a host's; reads nothing yet.
   *
   * @param modules their directories, the most important first
   * @param sources of the host; its directories of external facts are not read
   */
  public ModuleFacts(Map<String, Object> host, Collection<Path> modules, FactSources sources) {
    this.host = host;
    this.modules = List.copyOf(modules);
    this.sources = sources.withExternalDirectories(below("facts.d"));
  }

  private List<Path> below(String folder) {
    return modules.stream()
        .map(module -> module.resolve(folder))
        .filter(Files::isDirectory)
        .toList();
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    Object value = host.get(key);
    return value == null && key instanceof String name ? ofModules(name) : value;
  }

  private synchronized @Nullable Object ofModules(String name) {
    Object value = external().get(name);
    if (value == null && names().contains(name)) {
      if (!found.containsKey(name)) {
        ask(List.of(name));
      }
      value = found.get(name);
    }
    return value;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return get(key) != null;
  }

  @Override
  public synchronized Set<Map.Entry<String, Object>> entrySet() {
    Map<String, Object> all = new LinkedHashMap<>();
    List<String> unknown = new ArrayList<>(names());
    unknown.removeAll(found.keySet());
    unknown.removeAll(host.keySet());
    if (!unknown.isEmpty()) {
      ask(unknown);
    }
    found.forEach(
        (name, value) -> {
          if (value != null) {
            all.put(name, value);
          }
        });
    all.putAll(external());
    all.putAll(host);
    return Collections.unmodifiableMap(all).entrySet();
  }

  private Map<String, Object> external() {
    Map<String, Object> known = external;
    if (known == null) {
      known = new LinkedHashMap<>();
      if (!sources.externalDirectories().isEmpty()) {
        new ExternalFacts(sources).resolve(new FactSink(known));
      }
      external = known;
    }
    return known;
  }

  /** The facts that modules' code adds, as far as it says their names. */
  private Set<String> names() {
    Set<String> known = names;
    if (known == null) {
      known = new TreeSet<>();
      for (Path directory : below("lib/facter")) {
        addNames(directory, known);
      }
      names = known;
    }
    return known;
  }

  private void addNames(Path directory, Set<String> known) {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".rb")).toList()) {
        if (Files.isRegularFile(file) && Files.size(file) < MOST_CODE) {
          String code = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
          for (Matcher adds = ADDITION.matcher(code); adds.find(); ) {
            known.add(adds.group(1).toLowerCase(Locale.ROOT));
          }
        }
      }
    } catch (IOException e) {
      sources.warnings().accept("Facts of " + directory + ": " + e.getMessage());
    }
  }

  /** Asks Facter, and keeps what it says; what it does not know is not asked for again. */
  private void ask(List<String> wanted) {
    for (String name : wanted) {
      found.put(name, null);
    }
    SystemTree tree = new SystemTree(sources.root());
    Path facter = new ProgramPath(tree, sources.environment().get("PATH")).find("facter");
    if (facter == null) {
      sources
          .warnings()
          .accept(
              "Facts of modules are Ruby code for Facter, which is not installed; unknown: "
                  + String.join(", ", wanted));
      return;
    }
    try {
      CommandResult result = command(facter, wanted).run();
      if (!result.errors().isBlank()) {
        sources.warnings().accept("Facts of modules: " + result.errors().strip());
      }
      FactSyntax.json(result.output())
          .forEach(
              (name, value) -> {
                if (value != Undef.UNDEF) {
                  found.replace(String.valueOf(name), value);
                }
              });
    } catch (IOException | FactSyntaxException e) {
      sources.warnings().accept("Facts of modules: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Command command(Path facter, List<String> wanted) {
    List<String> command = new ArrayList<>(List.of(facter.toString(), "--json", "--puppet"));
    for (Path directory : below("lib/facter")) {
      command.add("--custom-dir");
      command.add(directory.toString());
    }
    command.addAll(wanted);
    String libraries = String.join(":", below("lib").stream().map(Path::toString).toList());
    return Command.of(command).with("RUBYLIB", libraries).separated().within(TIMEOUT);
  }
}
