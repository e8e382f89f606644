package plumb.host.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;
import plumb.values.Undef;

/** Holds our facts of this machine against those of the real facter, key by key. */
class FacterParityTest {
  private static final Path FACTER = Path.of("/usr/bin/facter");

  /** Facts of facter's that we do not have. */
  private static final List<String> MISSING =
      List.of(
          "ruby", // there is no Ruby here
          "rubyplatform",
          "rubysitedir",
          "rubyversion",
          "augeas", // facter knows it from a Ruby library, too
          "augeasversion");

  /** Facts that facter has only where it finds certain programs, or may read a protected file. */
  private static final List<String> BEYOND =
      List.of(
          "virtual", // /proc/1/environ
          "is_virtual",
          "hypervisors", // lspci, virt-what
          "system_uptime", // /proc/1/environ
          "uptime",
          "uptime_days",
          "uptime_hours",
          "uptime_seconds",
          "puppetversion"); // only under puppet facts

  /** Facts that change from one second to the next: only their form is compared. */
  private static final Set<String> VOLATILE =
      Set.of("memory", "memoryfree", "memoryfree_mb", "swapfree", "swapfree_mb", "load_averages");

  private static Map<String, Object> expected = Map.of();
  private static Map<String, Object> actual = Map.of();

  @BeforeAll
  static void askBoth() throws Exception {
    assumeTrue(Files.isExecutable(FACTER), "facter is not installed");
    CommandResult facter =
        Command.of(FACTER.toString(), "--json", "--show-legacy").separated().run();
    // It fails where it may not read a protected file, and yet prints all other facts.
    assertThat(facter.output()).as(facter.failure()).startsWith("{");
    expected = new LinkedHashMap<>();
    FactSyntax.json(facter.output()).forEach((name, value) -> expected.put((String) name, value));
    actual = new HostFacts(FactSources.ofHost(warning -> {}));
  }

  @Test
  void everyFactOfFactersIsThere() {
    Set<String> missing = new TreeSet<>(expected.keySet());
    missing.removeAll(actual.keySet());
    assertThat(missing).isSubsetOf(MISSING);
  }

  @Test
  void noFactIsInvented() {
    Set<String> beyond = new TreeSet<>(actual.keySet());
    beyond.removeAll(expected.keySet());
    assertThat(beyond).isSubsetOf(BEYOND);
  }

  @Test
  void valuesAreTheSame() {
    Map<String, Object> differing = new TreeMap<>();
    expected.forEach(
        (name, value) -> {
          Object ours = actual.get(name);
          if (ours != null && !VOLATILE.contains(name) && !BEYOND.contains(name)) {
            compare(name, value, ours, differing);
          }
        });
    assertThat(differing).isEmpty();
  }

  @Test
  void volatileFactsHaveTheSameForm() {
    for (String name : VOLATILE) {
      Object value = expected.get(name);
      if (value != null) {
        assertThat(form(FactTree.at(actual, name))).as(name).isEqualTo(form(value));
      }
    }
    assertThat(system(actual, "total_bytes")).isEqualTo(system(expected, "total_bytes"));
    assertThat((double) system(actual, "used_bytes"))
        .isCloseTo((double) system(expected, "used_bytes"), within(2e9));
  }

  private static long system(Map<String, Object> facts, String key) {
    return (Long) FactTree.at(facts, "memory", "system", key);
  }

  private static void compare(
      String path, Object expected, Object actual, Map<String, Object> differing) {
    if (expected instanceof Map<?, ?> wanted && actual instanceof Map<?, ?> found) {
      if (isMountedFileSystem(wanted)) {
        compareMount(path, wanted, found, differing);
        return;
      }
      Set<Object> keys = new TreeSet<>(wanted.keySet());
      keys.addAll(found.keySet());
      for (Object key : keys) {
        Object one = Objects.requireNonNullElse(wanted.get(key), "(missing)");
        Object other = Objects.requireNonNullElse(found.get(key), "(missing)");
        compare(path + "." + key, one, other, differing);
      }
    } else if (!expected.equals(actual)) {
      differing.put(path, expected + " <> " + actual);
    }
  }

  private static boolean isMountedFileSystem(Map<?, ?> facts) {
    return facts.containsKey("filesystem") && facts.containsKey("available_bytes");
  }

  /** How full a file system is may change between the two looks at it. */
  private static void compareMount(
      String path, Map<?, ?> wanted, Map<?, ?> found, Map<String, Object> differing) {
    for (String key : List.of("device", "filesystem", "options", "size", "size_bytes")) {
      compare(path + "." + key, FactTree.at(wanted, key), FactTree.at(found, key), differing);
    }
    if (!form(wanted).equals(form(found))) {
      differing.put(path, form(wanted) + " <> " + form(found));
    }
  }

  /** Returns a value with its digits and units taken out; maps become sorted by key. */
  private static Object form(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> form = new TreeMap<>();
      map.forEach((key, item) -> form.put((String) key, form(item)));
      return form;
    }
    if (value instanceof List<?>) {
      return value;
    }
    if (value instanceof String text) {
      return text.replaceAll("[0-9.]+", "0").replaceAll("[KMGT]iB|bytes", "B");
    }
    return value == Undef.UNDEF ? value : value.getClass().getSimpleName();
  }
}
