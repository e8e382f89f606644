package plumb.host.facts;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;
import plumb.values.Undef;

/**
 * Facts that the administrator supplies: files in facts.d directories (.txt with key=value lines,
 * .yaml, .json, and executables that print any of these), and FACTER_* variables.
 *
 * <p>Of several facts with one name the first counts, with the files of a directory in reverse
 * alphabetical order. A file that everybody may write is refused: facts steer what root does.
 */
final class ExternalFacts implements FactGroup {
  private static final String OPEN = "it is writable by everybody, so its facts are not used";

  private static final String NO_TEXT = "its bytes are not UTF-8, so its facts are not used";

  private static final long MOST_TEXT = 16L << 20;

  private final FactSources sources;

  ExternalFacts(FactSources sources) {
    this.sources = sources;
  }

  /** Any fact may be an external one. */
  @Override
  public boolean owns(String fact) {
    return true;
  }

  @Override
  public void resolve(FactSink sink) {
    Map<String, Object> facts = new LinkedHashMap<>();
    addEnvironment(facts);
    for (Path directory : sources.externalDirectories()) {
      for (Path file : files(directory)) {
        addFile(file, facts);
      }
    }
    facts.forEach((name, value) -> sink.add(name, value == Undef.UNDEF ? null : value));
  }

  private void addEnvironment(Map<String, Object> facts) {
    for (Map.Entry<String, String> variable : sources.environment().entrySet()) {
      String name = variable.getKey().toLowerCase(Locale.ROOT);
      if (name.startsWith("facter")) {
        String fact = name.substring(name.startsWith("facter_") ? 7 : 6);
        if (!fact.isEmpty()) {
          facts.putIfAbsent(fact, variable.getValue());
        }
      }
    }
  }

  private List<Path> files(Path directory) {
    List<Path> files = new ArrayList<>();
    if (!Files.isDirectory(directory)) {
      return files;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      if (isWritableByAll(directory)) {
        warn(directory, OPEN);
        return files;
      }
      for (Path entry : entries) {
        if (!entry.getFileName().toString().startsWith(".") && Files.isRegularFile(entry)) {
          files.add(entry);
        }
      }
    } catch (IOException e) {
      warn(directory, e.toString());
    }
    files.sort(Collections.reverseOrder());
    return files;
  }

  private void addFile(Path file, Map<String, Object> facts) {
    try {
      // Where it is a link, what counts is who may put something else in its target's place.
      if (isWritableByAll(file) || isWritableByAll(file.toRealPath().resolveSibling("."))) {
        warn(file, OPEN);
        return;
      }
      for (Map.Entry<?, ?> fact : read(file).entrySet()) {
        // Facter canonicalizes names to lower case.
        facts.putIfAbsent(String.valueOf(fact.getKey()).toLowerCase(Locale.ROOT), fact.getValue());
      }
    } catch (IOException | FactSyntaxException e) {
      warn(file, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      warn(file, "interrupted");
    }
  }

  private static boolean isWritableByAll(Path path) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
    return permissions.contains(PosixFilePermission.OTHERS_WRITE);
  }

  private Map<?, ?> read(Path file) throws IOException, FactSyntaxException, InterruptedException {
    String name = file.getFileName().toString();
    String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return switch (extension) {
      case "yaml" -> FactSyntax.yaml(text(file));
      case "json" -> FactSyntax.json(text(file));
      case "txt" -> FactSyntax.pairs(text(file));
      case "bat", "cmd", "com", "exe" -> Map.of();
      default -> Files.isExecutable(file) ? execute(file) : Map.of();
    };
  }

  private Map<?, ?> execute(Path file)
      throws IOException, FactSyntaxException, InterruptedException {
    CommandResult result =
        Command.of(file.toAbsolutePath().toString())
            .separated()
            .within(sources.externalTimeout())
            .run();
    if (result.timedOut()) {
      warn(
          file,
          "it took longer than " + sources.externalTimeout().toSeconds() + " s and was stopped");
      return Map.of();
    }
    if (!result.errors().isBlank()) {
      warn(file, "it printed to standard error: " + result.errors().strip());
    }
    if (!result.isText()) {
      throw new FactSyntaxException(NO_TEXT);
    }
    return FactSyntax.any(result.output());
  }

  private static String text(Path file) throws IOException, FactSyntaxException {
    if (Files.size(file) > MOST_TEXT) {
      throw new IOException("it is larger than 16 MiB");
    }
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new FactSyntaxException(NO_TEXT, e);
    }
  }

  private void warn(Path file, String problem) {
    sources.warnings().accept("External fact " + file + ": " + problem);
  }
}
