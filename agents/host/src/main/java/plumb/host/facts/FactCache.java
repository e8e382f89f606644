package plumb.host.facts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.agent.state.AtomicFile;
import plumb.catalog.json.InvalidJsonException;
import plumb.catalog.json.ValueJson;

/**
 * Groups of facts that an administrator lets live for a while, because they take long to find out:
 * a file each, as old as the facts in it. What can't be read counts as not there, and so does what
 * is from the future: the clock was set back. Thread-safe.
 */
final class FactCache {
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,9}) ?(s|m|h|d|seconds?|minutes?|hours?|days?)?");

  private final Path directory;
  private final Map<String, Duration> lifetimes;
  private final Consumer<String> warnings;
  private final Clock clock;

  /**
   * Creates a cache.
   *
   * @param lifetimes how long the facts of a group may be used again, by its name
   */
  FactCache(
      Path directory, Map<String, Duration> lifetimes, Consumer<String> warnings, Clock clock) {
    this.directory = directory;
    this.lifetimes = Map.copyOf(lifetimes);
    this.warnings = warnings;
    this.clock = clock;
  }

  /** A cache that keeps nothing. */
  static FactCache none() {
    return new FactCache(Path.of(""), Map.of(), warning -> {}, Clock.systemUTC());
  }

  /**
   * Returns the cache that a file of settings asks for ({@code ttls: {external: 1h}}); one that
   * keeps nothing where there is none. Mistakes are warned of and mean that nothing is kept.
   */
  static FactCache configured(Path settings, Path directory, Consumer<String> warnings) {
    Map<String, Duration> lifetimes = new TreeMap<>();
    try {
      if (!Files.exists(settings)) {
        return none();
      }
      String text = new String(Files.readAllBytes(settings), StandardCharsets.UTF_8);
      if (FactSyntax.yaml(text).get("ttls") instanceof Map<?, ?> ttls) {
        for (Map.Entry<?, ?> ttl : ttls.entrySet()) {
          lifetimes.put(
              String.valueOf(ttl.getKey()).toLowerCase(Locale.ROOT),
              duration(String.valueOf(ttl.getValue())));
        }
      }
    } catch (IOException | FactSyntaxException | IllegalArgumentException e) {
      warnings.accept(settings + ": " + e.getMessage());
      return none();
    }
    return new FactCache(directory, lifetimes, warnings, Clock.systemUTC());
  }

  private static Duration duration(String text) {
    Matcher matcher = TIME.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("'" + text + "' is no time; write 30m, 1h or 2 days");
    }
    long number = Long.parseLong(matcher.group(1));
    String unit = matcher.group(2) == null ? "s" : matcher.group(2);
    return switch (unit.charAt(0)) {
      case 'm' -> Duration.ofMinutes(number);
      case 'h' -> Duration.ofHours(number);
      case 'd' -> Duration.ofDays(number);
      default -> Duration.ofSeconds(number);
    };
  }

  /** Returns the names of the groups that are kept. */
  Iterable<String> groups() {
    return lifetimes.keySet();
  }

  /** Returns the facts of a group: those that are kept, if they are young enough, or new ones. */
  Map<String, Object> get(String group, Supplier<Map<String, Object>> resolve) {
    Duration lifetime = lifetimes.get(group);
    if (lifetime == null) {
      return resolve.get();
    }
    Path file = directory.resolve(group + ".json");
    Map<String, Object> kept = read(file, lifetime);
    if (kept != null) {
      return kept;
    }
    Map<String, Object> fresh = resolve.get();
    try {
      AtomicFile.write(file, ValueJson.text(fresh, false).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      warnings.accept("The facts of " + group + " can't be kept: " + e);
    }
    return fresh;
  }

  private @Nullable Map<String, Object> read(Path file, Duration lifetime) {
    try (InputStream in = Files.newInputStream(file)) {
      Instant now = clock.instant();
      Instant written = Files.getLastModifiedTime(file).toInstant();
      boolean young = !written.isAfter(now) && written.plus(lifetime).isAfter(now);
      if (young && ValueJson.read(in) instanceof Map<?, ?> map) {
        Map<String, Object> facts = new LinkedHashMap<>();
        map.forEach((name, value) -> facts.put(String.valueOf(name), value));
        return facts;
      }
      return null;
    } catch (NoSuchFileException | InvalidJsonException e) {
      return null;
    } catch (IOException e) {
      warnings.accept("Kept facts can't be read: " + e);
      return null;
    }
  }
}
