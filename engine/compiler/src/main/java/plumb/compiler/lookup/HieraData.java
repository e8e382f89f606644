package plumb.compiler.lookup;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import plumb.compiler.eyaml.EncryptedText;
import plumb.compiler.eyaml.KeyOptions;
import plumb.compiler.inputs.Input.Kind;
import plumb.compiler.inputs.Inputs;
import plumb.compiler.lookup.HieraConfig.Owner;
import plumb.compiler.yaml.DataFileException;
import plumb.compiler.yaml.DataMap;
import plumb.compiler.yaml.HoconReader;
import plumb.compiler.yaml.JsonReader;
import plumb.compiler.yaml.YamlReader;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.InvalidTextException;
import plumb.values.EvaluationException;
import plumb.values.Undef;
import plumb.values.ValueText;

/**
 * The data of one environment snapshot: configurations and data files, each read and parsed once,
 * however many compiles use them, unless many others are used meanwhile.
 *
 * <p>It belongs to a snapshot, whose files do not change, so nothing in it goes stale. What a
 * node's facts make of it is in {@link Hiera}. Safe for use by several threads: two of them may
 * parse the same file at the same time, and then one result is kept.
 */
public final class HieraData {
  private static final String CONFIG_NAME = "hiera.yaml";

  /** Of data files that are kept parsed; a character takes about ten bytes then. */
  private static final long MAX_CHARACTERS = 8_000_000;

  private final LookupEnvironment environment;
  private final BoundedCache<String, ParsedFile> yaml = files();
  private final BoundedCache<String, ParsedFile> json = files();
  private final BoundedCache<String, ParsedFile> hocon = files();
  private final Map<KeyOptions, EncryptedText> encryption = new ConcurrentHashMap<>();
  private final BoundedCache<String, Object> contents = BoundedCache.ofSize(1000);
  private final BoundedCache<String, Boolean> existing = BoundedCache.ofSize(100_000);
  private final BoundedCache<String, List<String>> globs = BoundedCache.ofSize(10_000);
  private final Map<String, HieraConfig> configs = new ConcurrentHashMap<>();
  private final BoundedCache<Object, LookupOptions> options = BoundedCache.ofSize(1000);

  /** Starts with nothing read. */
  public HieraData(LookupEnvironment environment) {
    this.environment = environment;
  }

  private static BoundedCache<String, ParsedFile> files() {
    return new BoundedCache<>(MAX_CHARACTERS, ParsedFile::characters);
  }

  LookupEnvironment environment() {
    return environment;
  }

  /**
   * What a data file holds.
   *
   * @param data the hash; empty when the file holds none
   * @param problem what is wrong with content that is no hash; null when all is well
   * @param empty whether the file holds nothing at all
   * @param characters the length of its text
   */
  record ParsedFile(DataMap data, @Nullable String problem, boolean empty, int characters) {}

  /**
   * A YAML data file. Content that is no hash is told, not refused: how bad it is, callers know.
   */
  ParsedFile yaml(String path) {
    ParsedFile known = yaml.get(path);
    if (known == null) {
      known = yaml.keep(path, parseYaml(path));
    }
    return known;
  }

  private ParsedFile parseYaml(String path) {
    String text = read(path);
    Object content;
    try {
      content = YamlReader.readData(path, text);
    } catch (DataFileException e) {
      throw unparsable("Unable to parse " + e.getMessage(), e.diagnostic());
    }
    if (content instanceof DataMap map) {
      return new ParsedFile(map, null, false, text.length());
    }
    boolean empty = content == Undef.UNDEF || content.equals(false);
    String problem = path + ": file does not contain a valid yaml hash";
    return new ParsedFile(DataMap.EMPTY, problem, empty, text.length());
  }

  /** A JSON data file; the hash is null when the document is something else. */
  Object json(String path) {
    ParsedFile known = json.get(path);
    if (known != null) {
      return known.data();
    }
    String text = read(path);
    Object content;
    try {
      content = JsonReader.read(path, text);
    } catch (DataFileException e) {
      throw unparsable("Unable to parse " + e.getMessage(), e.diagnostic());
    }
    if (content instanceof DataMap map) {
      return json.keep(path, new ParsedFile(map, null, false, text.length())).data();
    }
    return content;
  }

  /** A HOCON data file. */
  DataMap hocon(String path) {
    ParsedFile known = hocon.get(path);
    if (known == null) {
      String text = read(path);
      try {
        known = new ParsedFile(HoconReader.read(path, text), null, false, text.length());
      } catch (DataFileException e) {
        throw unparsable("Unable to parse " + e.getMessage(), e.diagnostic());
      }
      known = hocon.keep(path, known);
    }
    return known.data();
  }

  /** What decrypts with the keys that options name; shared, as it keeps what it decrypted. */
  EncryptedText encryption(KeyOptions keys) {
    return encryption.computeIfAbsent(keys, EncryptedText::new);
  }

  private static LookupException unparsable(String message, Diagnostic diagnostic) {
    return new LookupException(
        diagnostic.code(),
        message,
        diagnostic.source().path(),
        diagnostic.line(),
        diagnostic.column());
  }

  /** A file's text. */
  String read(String path) {
    try {
      return environment.files().read(Path.of(path));
    } catch (InvalidTextException e) {
      throw unparsable("The data file cannot be read: " + e.getMessage(), e.diagnostic());
    } catch (IOException e) {
      throw new LookupException(
          "DATA_FILE_UNREADABLE", "The data file cannot be read: " + e.getMessage(), path, 0, 0);
    }
  }

  /** What a data function made of a file, made once a snapshot. */
  @Nullable Object content(String path) {
    Inputs.note(Kind.FILE, path);
    return contents.get(path);
  }

  void keepContent(String path, Object content) {
    contents.keep(path, content);
  }

  /** Whether a file or directory is there. */
  boolean exists(String path) {
    Inputs.note(Kind.PRESENCE, path);
    Boolean known = existing.get(path);
    if (known == null) {
      known = existing.keep(path, environment.files().exists(Path.of(path)));
    }
    return known;
  }

  /** The files that an absolute pattern matches. */
  List<String> glob(String pattern) {
    Inputs.note(Kind.PATTERN, pattern);
    List<String> known = globs.get(pattern);
    if (known == null) {
      known = globs.keep(pattern, GlobPattern.expand(environment.files(), pattern));
    }
    return known;
  }

  /** The files that an absolute pattern matches. */
  public List<String> filesLike(String pattern) {
    return glob(pattern);
  }

  /**
   * The value of a key of a data file, which is read by its name, as a text that is another one for
   * another value; null when the file has no such key, or there is no such file.
   */
  public @Nullable String valueText(String file, String key) {
    try {
      Object content =
          !exists(file)
              ? DataMap.EMPTY
              : isJson(file) ? json(file) : isHocon(file) ? hocon(file) : hash(file);
      Object value = content instanceof DataMap map ? map.get(key) : content;
      return value == null ? null : value.getClass().getSimpleName() + ValueText.quoted(value);
    } catch (LookupException | EvaluationException unreadable) {
      return "unreadable " + unreadable.getMessage();
    }
  }

  static boolean isJson(String file) {
    return file.endsWith(".json");
  }

  static boolean isHocon(String file) {
    return file.endsWith(".conf") || file.endsWith(".hocon");
  }

  /** Whatever has another name is read as YAML. */
  static boolean isYaml(String file) {
    return !isJson(file) && !isHocon(file);
  }

  private Object hash(String file) {
    ParsedFile parsed = yaml(file);
    return parsed.problem() == null || parsed.empty() ? parsed.data() : parsed.problem();
  }

  /** The options in a merged {@code lookup_options} hash, with their patterns compiled. */
  LookupOptions options(Found merged) {
    // Equal options of other files have other places.
    List<Object> key = List.of(merged.value(), merged.origins());
    LookupOptions known = options.get(key);
    if (known == null) {
      known = options.keep(key, LookupOptions.of(merged));
    }
    return known;
  }

  /** The global configuration, or the defaults where there is no file. */
  HieraConfig globalConfig(Path file) {
    String path = file.toString();
    Path parent = file.getParent();
    return exists(path)
        ? config(path, parent == null ? "/" : parent.toString(), Owner.GLOBAL)
        : HieraConfigReader.withoutFile(parent == null ? "/" : parent.toString());
  }

  /** The configuration in a directory; null when there is none. */
  @Nullable HieraConfig config(Path directory, Owner owner) {
    String root = directory.toString();
    String path = PathText.join(root, CONFIG_NAME);
    return exists(path) ? config(path, root, owner) : null;
  }

  private HieraConfig config(String path, String root, Owner owner) {
    Inputs.note(Kind.FILE, path);
    HieraConfig known = configs.get(path);
    if (known == null) {
      known = new HieraConfigVersions(path, root, owner, environment).read(read(path));
      configs.put(path, known);
    }
    return known;
  }
}
