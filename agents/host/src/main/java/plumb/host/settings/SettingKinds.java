package plumb.host.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderContext;
import plumb.host.records.FileStore;

/**
 * The resource types that are described, not programmed: those that come with Plumb, those that
 * come with a catalog, and those of the machine's own files; a later one goes before an earlier
 * one. Read when a catalog first has a type that is none of the others.
 */
public final class SettingKinds {
  private static final Set<String> KEYS =
      Set.of(
          "file",
          "sections",
          "quotes",
          "several",
          "separator",
          "secrets",
          "chooses_path",
          "chooses_separator",
          "capitalises",
          "absent_value",
          "after");

  /** Trees that hold no files of settings, and one way to do harm: a catalog may not name them. */
  private static final List<String> NO_SETTINGS = List.of("/dev/", "/proc/", "/run/", "/sys/");

  private final Path directory;
  private final Map<String, Object> ofCatalog;
  private final Function<ProviderContext, FileStore> files;
  private @Nullable Map<String, SettingKind> kinds;

  /**
   * Describes types by the files of a directory, besides those that come with Plumb.
   *
   * @param directory with files that end in ".yaml", read in the order of their names; need not be
   *     there
   * @param ofCatalog descriptions that came with the catalog, by type
   */
  public SettingKinds(
      Path directory, Map<String, Object> ofCatalog, Function<ProviderContext, FileStore> files) {
    this.directory = directory;
    this.ofCatalog = ofCatalog;
    this.files = files;
  }

  /**
   * Returns what opens the provider of a type; null where nothing describes it.
   *
   * @param type capitalised as in references, such as "Nova_config"
   * @throws IllegalArgumentException if a description is broken, with the file and the reason
   */
  public @Nullable Function<ProviderContext, Provider<?, ?>> find(String type) {
    SettingKind kind = kinds().get(type.toLowerCase(Locale.ROOT));
    return kind == null ? null : context -> new KindProvider(kind, files.apply(context));
  }

  synchronized Map<String, SettingKind> kinds() {
    Map<String, SettingKind> known = kinds;
    if (known == null) {
      known = new TreeMap<>();
      try {
        try (InputStream in = SettingKinds.class.getResourceAsStream("kinds.yaml")) {
          read("kinds.yaml", Objects.requireNonNull(in).readAllBytes(), known);
        }
        readCatalog(known);
        for (Path file : files()) {
          read(file.toString(), Files.readAllBytes(file), known);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      kinds = known;
    }
    return known;
  }

  private void readCatalog(Map<String, SettingKind> known) {
    ofCatalog.forEach(
        (type, description) -> {
          SettingKind kind = kind("the catalog's types", type, description);
          String path = kind.file().toString();
          boolean leavesItsPlace =
              description instanceof Map<?, ?> map && !path.equals(map.get("file"));
          if (leavesItsPlace || NO_SETTINGS.stream().anyMatch(path::startsWith)) {
            throw new IllegalArgumentException(
                "the catalog's types: " + type + ": 'file' cannot be that path");
          }
          known.put(type, kind);
        });
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static void read(String source, byte[] content, Map<String, SettingKind> kinds) {
    Object document;
    try {
      document =
          new Yaml(new SafeConstructor(new LoaderOptions()))
              .load(new String(content, StandardCharsets.UTF_8));
    } catch (YAMLException e) {
      throw new IllegalArgumentException(source + ": " + e.getMessage(), e);
    }
    if (!(document instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(source + ": expects a hash of types");
    }
    map.forEach((type, text) -> kinds.put(type.toString(), kind(source, type.toString(), text)));
  }

  private static SettingKind kind(String source, String type, @Nullable Object description) {
    String place = source + ": " + type + ": ";
    if (!type.matches("[a-z][a-z0-9_]*") || !(description instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(place + "expects a hash, under the name of a type");
    }
    for (Object key : map.keySet()) {
      if (!KEYS.contains(String.valueOf(key))) {
        throw new IllegalArgumentException(place + "there is no key '" + key + "'");
      }
    }
    if (!(map.get("file") instanceof String file) || !file.startsWith("/")) {
      throw new IllegalArgumentException(place + "'file' has to be an absolute path");
    }
    return new SettingKind(
        type,
        Path.of(file).normalize(),
        flag(place, map, "sections", true),
        flag(place, map, "quotes", false),
        flag(place, map, "several", false),
        text(place, map, "separator", "="),
        flag(place, map, "secrets", false),
        flag(place, map, "chooses_path", false),
        flag(place, map, "chooses_separator", false),
        flag(place, map, "capitalises", true),
        text(place, map, "absent_value", "<SERVICE DEFAULT>"),
        after(place, map.get("after")));
  }

  private static boolean flag(String place, Map<?, ?> map, String key, boolean otherwise) {
    Object value = map.get(key);
    if (value == null || value instanceof Boolean) {
      return value == null ? otherwise : (Boolean) value;
    }
    throw new IllegalArgumentException(place + "'" + key + "' has to be true or false");
  }

  private static String text(String place, Map<?, ?> map, String key, String otherwise) {
    Object value = map.get(key);
    if (value == null || (value instanceof String text && text.indexOf('\n') < 0)) {
      return value == null ? otherwise : value.toString();
    }
    throw new IllegalArgumentException(place + "'" + key + "' has to be a string of one line");
  }

  private static List<DesiredSetting.Reference> after(String place, @Nullable Object value) {
    List<DesiredSetting.Reference> references = new ArrayList<>();
    if (value != null && !(value instanceof List<?>)) {
      throw new IllegalArgumentException(place + "'after' has to be an array");
    }
    for (Object one : value instanceof List<?> list ? list : List.<Object>of()) {
      String reference = String.valueOf(one);
      int bracket = reference.indexOf('[');
      if (bracket <= 0 || !reference.endsWith("]")) {
        throw new IllegalArgumentException(place + "'" + reference + "' is not a reference");
      }
      references.add(
          new DesiredSetting.Reference(
              reference.substring(0, bracket),
              reference.substring(bracket + 1, reference.length() - 1)));
    }
    return references;
  }
}
