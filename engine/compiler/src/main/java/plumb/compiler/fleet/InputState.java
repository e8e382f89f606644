package plumb.compiler.fleet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import plumb.compiler.data.EnvironmentData;
import plumb.compiler.deprecation.AnnotatedFiles;
import plumb.compiler.inputs.Input;
import plumb.compiler.snapshot.FunctionFiles;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;

/**
 * What inputs of compiles are in one environment, each as a short text that changes when the input
 * does. Places are those of {@link Places}. One thread.
 */
public final class InputState {
  private static final String NONE = "-";

  private final Snapshot snapshot;
  private final EnvironmentData data;
  private final Places places;
  private final Map<Input, String> known = new HashMap<>();

  /** Reads nothing yet. */
  public InputState(Snapshot snapshot) {
    this.snapshot = snapshot;
    this.data = new EnvironmentData(snapshot, null);
    this.places = new Places(snapshot);
  }

  Places places() {
    return places;
  }

  /** What an input is here. */
  String of(Input input) {
    String state = known.get(input);
    if (state == null) {
      state = read(input);
      known.put(input, state);
    }
    return state;
  }

  /**
   * Whether an input is what it was; the values of a file that has not changed are not read again.
   */
  boolean isStill(Input input, String state) {
    if (input.kind() == Input.Kind.VALUE) {
      String file = of(new Input(Input.Kind.FILE, input.place(), ""));
      if (state.startsWith(file + " ")) {
        return true;
      }
      return state.substring(state.indexOf(' ') + 1).equals(value(input));
    }
    return input.kind() != Input.Kind.PROGRAM && of(input).equals(state);
  }

  private String read(Input input) {
    String place = places.local(input.place());
    if (place == null) {
      return NONE;
    }
    return switch (input.kind()) {
      case FILE -> file(place);
      case PRESENCE -> presence(place);
      case NAMES -> {
        List<String> names = snapshot.names(Path.of(place));
        yield names == null ? NONE : digest(String.join("\0", new TreeSet<>(names)));
      }
      case PATTERN -> named(data.glob(place));
      case VALUE -> of(new Input(Input.Kind.FILE, input.place(), "")) + " " + value(input);
      case MODULE -> {
        Module module = snapshot.module(place);
        yield module == null ? NONE : "+" + places.inside(snapshot.home(module));
      }
      case MODULES -> digest(String.join("\0", modules()));
      case MANIFESTS -> manifests();
      case ANNOTATIONS -> annotations(place);
      case RUBY -> trees("lib");
      case FUNCTION ->
          named(snapshot.functionFiles(input.key()).stream().map(Path::toString).toList());
      case TEMPLATES -> trees("templates");
      case ENVIRONMENT -> snapshot.name();
      case PROGRAM, MOMENT -> "?";
    };
  }

  private static String presence(String place) {
    Path path = Path.of(place);
    return Files.isDirectory(path) ? "d" : Files.exists(path) ? "f" : NONE;
  }

  private static String file(String place) {
    Path path = Path.of(place);
    if (!Files.isRegularFile(path)) {
      return presence(place);
    }
    try {
      return digest(Files.readAllBytes(path));
    } catch (IOException e) {
      return "unreadable";
    }
  }

  private String value(Input input) {
    String place = places.local(input.place());
    return place == null ? NONE : digest(String.valueOf(data.valueText(place, input.key())));
  }

  private String annotations(String name) {
    Module module = snapshot.module(name);
    if (module == null) {
      return NONE;
    }
    MessageDigest all = sha();
    AnnotatedFiles.of(module.directory())
        .forEach(
            (file, content) -> {
              all.update((places.name(file.toString()) + "\0").getBytes(StandardCharsets.UTF_8));
              all.update(content);
            });
    return hex(all.digest());
  }

  /** In their order, in which functions and types are looked for. */
  private List<String> modules() {
    return snapshot.modules().stream()
        .map(module -> module.name() + " " + places.inside(snapshot.home(module)))
        .toList();
  }

  private String manifests() {
    try {
      return named(snapshot.mainManifests().stream().map(Path::toString).toList());
    } catch (IOException e) {
      return "unreadable";
    }
  }

  private String named(List<String> paths) {
    return digest(String.join("\0", paths.stream().map(places::name).toList()));
  }

  /** All files in the folder of that name of every module and the environment. */
  private String trees(String folder) {
    MessageDigest all = sha();
    for (Module home : FunctionFiles.homes(snapshot)) {
      Path tree = home.directory().resolve(folder);
      if (!Files.isDirectory(tree)) {
        continue;
      }
      try (Stream<Path> files = Files.walk(tree, FileVisitOption.FOLLOW_LINKS)) {
        for (Path file : (Iterable<Path>) files.sorted()::iterator) {
          if (!Files.isDirectory(file)) {
            all.update(
                (places.name(file.toString()) + "\0" + file(file.toString()))
                    .getBytes(StandardCharsets.UTF_8));
          }
        }
      } catch (IOException | UncheckedIOException e) {
        // Never the same: what could not be seen may have changed.
        return "unreadable " + UUID.randomUUID();
      }
    }
    return hex(all.digest());
  }

  static String digest(String text) {
    return digest(text.getBytes(StandardCharsets.UTF_8));
  }

  static String digest(byte[] bytes) {
    return hex(sha().digest(bytes));
  }

  /** Half of the digest is enough to tell versions of a file apart. */
  private static String hex(byte[] digest) {
    return HexFormat.of().formatHex(digest, 0, 16);
  }

  private static MessageDigest sha() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
