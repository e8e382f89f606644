package plumb.compiler.functions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.evaluation.CallSite;
import plumb.compiler.evaluation.ScopeFunction;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;
import plumb.values.Binary;
import plumb.values.EvaluationException;
import plumb.values.Undef;

/** Functions that find and read files of modules. */
final class FileFunctions {
  private FileFunctions() {}

  static @Nullable ScopeFunction find(String name) {
    return switch (name) {
      case "file" -> (site, args, block) -> file(site, args);
      case "binary_file" -> (site, args, block) -> binaryFile(site, args);
      case "find_file" -> (site, args, block) -> found(site, args, "files");
      case "find_template" -> (site, args, block) -> found(site, args, "templates");
      case "module_directory" -> (site, args, block) -> moduleDirectory(site, args);
      default -> null;
    };
  }

  private static Snapshot snapshot(CallSite site) {
    return site.compilation().environment().definitions().snapshot();
  }

  private static Object file(CallSite site, List<Object> args) {
    List<String> names = new ArrayList<>();
    try {
      for (Object reference : ClassNames.flatten(args)) {
        names.add(String.valueOf(reference));
        Path path = Files.find(snapshot(site), String.valueOf(reference), "files");
        String text = path == null ? null : snapshot(site).read(path);
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

  private static Object binaryFile(CallSite site, List<Object> args) {
    if (args.size() != 1 || !(args.get(0) instanceof String reference)) {
      throw new EvaluationException("ARGUMENT_MISMATCH", "'binary_file' expects 1 String argument");
    }
    Path path = Files.find(snapshot(site), reference, "files");
    if (path == null || !snapshot(site).exists(path)) {
      throw new EvaluationException(
          "MISSING_FILE", "binary_file(): The given file '" + reference + "' does not exist");
    }
    try {
      return new Binary(java.nio.file.Files.readAllBytes(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object found(CallSite site, List<Object> args, String folder) {
    for (Object reference : ClassNames.flatten(args)) {
      Path path = Files.find(snapshot(site), String.valueOf(reference), folder);
      if (path != null && (snapshot(site).exists(path) || java.nio.file.Files.exists(path))) {
        return path.toString();
      }
    }
    return Undef.UNDEF;
  }

  private static Object moduleDirectory(CallSite site, List<Object> args) {
    for (Object name : ClassNames.flatten(args)) {
      Module module = snapshot(site).module(String.valueOf(name));
      if (module != null) {
        return module.directory().toString();
      }
    }
    return Undef.UNDEF;
  }
}
