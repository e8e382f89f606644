package plumb.compiler.functions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.CallSite;
import plumb.compiler.inputs.Input.Kind;
import plumb.compiler.inputs.Inputs;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;
import plumb.values.Binary;
import plumb.values.EvaluationException;
import plumb.values.Undef;
import plumb.values.functions.Callbacks;
import plumb.values.functions.Function;
import plumb.values.functions.LegacyFunction;
import plumb.values.functions.LegacyText;
import plumb.values.functions.Overloads;

/** Functions that find and read files of modules. */
final class FileFunctions {
  private FileFunctions() {}

  private interface Finder {
    /** The path of what a name means, or null when there is none. */
    @Nullable String find(Snapshot snapshot, String name);
  }

  static @Nullable Function find(String name) {
    return switch (name) {
      case "file" -> new LegacyFunction(name, -2, FileFunctions::file);
      case "binary_file" ->
          Overloads.named(name).on("String path", (args, block, caller) -> binary(args, caller));
      case "find_file" -> firstOf(name, "paths", (snapshot, p) -> existing(snapshot, p, "files"));
      case "find_template" ->
          firstOf(name, "paths", (snapshot, p) -> existing(snapshot, p, "templates"));
      case "module_directory" -> firstOf(name, "names", FileFunctions::directory);
      default -> null;
    };
  }

  /** A function that takes names, or a list of them, and gives what the first found one means. */
  private static Function firstOf(String name, String parameter, Finder finder) {
    String list = name.equals("module_directory") ? parameter : parameter + "_array";
    return Overloads.named(name)
        .on("String " + parameter + "*", (args, block, caller) -> first(args, finder, caller))
        .on(
            "Array[String] " + list + "*",
            (args, block, caller) -> {
              if (args.size() != 1) {
                throw new EvaluationException(name + "(): takes names, or one list of them");
              }
              return first((List<?>) args.get(0), finder, caller);
            });
  }

  private static Object first(List<?> names, Finder finder, Callbacks caller) {
    for (Object name : names) {
      String found = finder.find(snapshot(caller), (String) name);
      if (found != null) {
        return found;
      }
    }
    return Undef.UNDEF;
  }

  private static Snapshot snapshot(Callbacks caller) {
    return ((CallSite) caller).compilation().environment().definitions().snapshot();
  }

  private static @Nullable String existing(Snapshot snapshot, String reference, String folder) {
    Path path = Paths.find(snapshot, reference, folder);
    if (path == null) {
      return null;
    }
    boolean exists = snapshot.exists(path) || Files.exists(path);
    return exists ? path.toString() : null;
  }

  private static @Nullable String directory(Snapshot snapshot, String name) {
    Module module = snapshot.module(name);
    return module == null ? null : module.directory().toString();
  }

  private static Object file(List<Object> args, Callbacks caller) {
    List<String> names = new ArrayList<>();
    try {
      for (Object reference : args) {
        if (!(reference instanceof String name)) {
          throw new EvaluationException(
              "file(): a path is a string, not " + LegacyText.inspect(reference));
        }
        names.add(name);
        Path path = Paths.find(snapshot(caller), name, "files");
        String text = path == null ? null : snapshot(caller).read(path);
        if (text != null) {
          return text;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new EvaluationException(
        "MISSING_FILE", "Could not find any files from " + String.join(", ", names));
  }

  private static Object binary(List<Object> args, Callbacks caller) {
    String reference = (String) args.get(0);
    String path = existing(snapshot(caller), reference, "files");
    if (path == null) {
      throw new EvaluationException(
          "MISSING_FILE", "binary_file(): The given file '" + reference + "' does not exist");
    }
    Inputs.note(Kind.FILE, Path.of(path));
    try {
      return new Binary(Files.readAllBytes(Path.of(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
