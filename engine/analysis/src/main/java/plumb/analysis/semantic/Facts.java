package plumb.analysis.semantic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.compiler.snapshot.FunctionFiles;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;

/**
 * The facts of hosts: Facter's own, and whatever modules may add. Safe for use by many threads.
 *
 * <p>A word in the code of a module's facts may be the name of one; so may any other name be one of
 * a fact that somebody put on the host.
 */
public final class Facts {
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final Pattern INTERFACE =
      Pattern.compile(
          "(ipaddress6?|netmask6?|macaddress|mtu)_.+|processor\\d+|ssh(rsa|dsa|ecdsa|ed25519)key");

  private final Snapshot snapshot;
  private @Nullable Set<String> custom;

  Facts(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** Facter's own facts, read when something first asks. */
  private static final class OfFacter {
    static final Map<String, String> LEGACY = new HashMap<>();
    static final Set<String> PATHS = new TreeSet<>();

    static {
      try (InputStream in =
              Objects.requireNonNull(Facts.class.getResourceAsStream("facts.txt"), "facts.txt");
          BufferedReader lines =
              new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        for (String line; (line = lines.readLine()) != null; ) {
          String[] words = line.split(" ");
          if (words[0].equals("legacy")) {
            LEGACY.put(words[1], words[2]);
          } else if (words[0].equals("fact")) {
            PATHS.add(words[1]);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Whether Facter has a fact of that name, structured or flat. */
  public boolean isKnown(String name) {
    return isLegacy(name) || hasPath(List.of(name));
  }

  /** Whether a fact is a flat one that a structured one took the place of. */
  public boolean isLegacy(String name) {
    return OfFacter.LEGACY.containsKey(name) || INTERFACE.matcher(name).matches();
  }

  /** The structured fact with the value of a flat one; null when it depends. */
  public @Nullable String replacement(String legacy) {
    return structured(legacy);
  }

  /** The same, of Facter's own facts. */
  public static @Nullable String structured(String legacy) {
    return OfFacter.LEGACY.get(legacy);
  }

  /**
   * Whether a part of a structured fact may be there.
   *
   * @param path the fact and the keys in it
   */
  public boolean hasPath(List<String> path) {
    List<String> patterns = new ArrayList<>();
    StringBuilder exact = new StringBuilder();
    for (String key : path) {
      exact.append(exact.isEmpty() ? "" : ".").append(key);
      patterns.add(exact.toString());
      if (OfFacter.PATHS.contains(exact + ".**")) {
        return true;
      }
    }
    if (OfFacter.PATHS.contains(exact.toString())) {
      return true;
    }
    return OfFacter.PATHS.stream().anyMatch(known -> known.contains("*") && matches(known, path));
  }

  private static boolean matches(String known, List<String> path) {
    String[] keys = known.split("\\.");
    if (keys.length != path.size()) {
      return false;
    }
    for (int i = 0; i < keys.length; i++) {
      if (!keys[i].equals("*") && !keys[i].equals(path.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The keys below a path; empty when they may be anything, or there are none. */
  public List<String> keysBelow(List<String> path) {
    List<String> keys = new ArrayList<>();
    for (String known : OfFacter.PATHS) {
      List<String> all = List.of(known.split("\\."));
      if (all.size() == path.size() + 1
          && matches(String.join(".", all.subList(0, path.size())), path)) {
        keys.add(all.get(path.size()));
      }
    }
    return keys.contains("*") || keys.contains("**") ? List.of() : keys;
  }

  /** The names of Facter's facts, of structured and flat ones. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(OfFacter.LEGACY.keySet());
    OfFacter.PATHS.forEach(path -> names.add(path.replaceAll("\\..*", "")));
    return names;
  }

  /** Whether a module that is there may add a fact of that name. */
  public boolean mayBeCustom(String name) {
    return custom().contains(name);
  }

  private synchronized Set<String> custom() {
    if (custom == null) {
      custom = new HashSet<>();
      for (Module module : FunctionFiles.homes(snapshot)) {
        words(module.directory().resolve("lib/facter"), custom);
        words(module.directory().resolve("facts.d"), custom);
      }
    }
    return custom;
  }

  private static void words(Path directory, Set<String> words) {
    try {
      for (Path file : ModuleFiles.below(directory)) {
        String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        Matcher word = WORD.matcher(text);
        while (word.find()) {
          words.add(word.group());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
