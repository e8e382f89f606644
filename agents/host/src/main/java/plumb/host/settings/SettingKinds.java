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
 * The resource types that are described, not programmed: those that come with Plumb, and those of
 * the machine's own files. Read when a catalog first has a type that is none of the others.
 */
public final class SettingKinds {
  private static final Set<String> KEYS =
      Set.of(
          "file",
          "several",
          "separator",
          "secrets",
          "chooses_path",
          "chooses_separator",
          "capitalises",
          "absent_value",
          "after");

  private final Path directory;
  private final Function<ProviderContext, FileStore> files;
  private @Nullable Map<String, SettingKind> kinds;

  /**
   * Describes types by the files of a directory, besides those that come with Plumb.
   *
   * @param directory with files that end in ".yaml", read in the order of their names; need not be
   *     there
   */
  public SettingKinds(Path directory, Function<ProviderContext, FileStore> files) {
    this.directory = directory;
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
        flag(map, "several", false),
        text(map, "separator", "="),
        flag(map, "secrets", false),
        flag(map, "chooses_path", false),
        flag(map, "chooses_separator", false),
        flag(map, "capitalises", true),
        text(map, "absent_value", "<SERVICE DEFAULT>"),
        after(place, map.get("after")));
  }

  private static boolean flag(Map<?, ?> map, String key, boolean otherwise) {
    return map.get(key) instanceof Boolean flag ? flag : otherwise;
  }

  private static String text(Map<?, ?> map, String key, String otherwise) {
    return map.get(key) instanceof String text ? text : otherwise;
  }

  private static List<DesiredSetting.Reference> after(String place, @Nullable Object value) {
    List<DesiredSetting.Reference> references = new ArrayList<>();
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
