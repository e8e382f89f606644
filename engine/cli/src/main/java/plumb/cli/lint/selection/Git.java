package plumb.cli.lint.selection;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.CompileException;

/**
 * A repository of git, which its command reads.
 *
 * @param root its working tree
 */
record Git(Path root) {
  /**
   * The repository that holds a file.
   *
   * @param file a real path
   * @throws CompileException when there is none
   */
  static Git of(Path file) {
    for (Path directory = file.getParent(); directory != null; directory = directory.getParent()) {
      if (Files.exists(directory.resolve(".git"))) {
        return new Git(directory);
      }
    }
    throw failure(
        file + " is in no git repository",
        "--changed-since asks git which lines were changed; check whole files without it");
  }

  /**
   * The commit that this working tree's and another one have both grown from.
   *
   * @throws CompileException when there is no such commit
   */
  String mergeBase(String revision) {
    String commit =
        answer("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
    if (commit == null) {
      throw failure(
          "the repository " + root + " knows no revision '" + revision + "'",
          "fetch it first, as with: git fetch origin main");
    }
    String base = answer("merge-base", commit.strip(), "HEAD");
    if (base == null) {
      throw failure(
          "the history of " + root + " has no commit that '" + revision + "' and HEAD share",
          "a shallow clone may have cut it off: git fetch --unshallow");
    }
    return base.strip();
  }

  /**
   * What a command of git prints.
   *
   * @throws CompileException when it fails; it has said why on standard error
   */
  String output(String... arguments) {
    String output = answer(arguments);
    if (output == null) {
      throw failure("git " + String.join(" ", arguments) + " failed in " + root, null);
    }
    return output;
  }

  /** What a command of git prints; null when it fails. */
  private @Nullable String answer(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      process.getOutputStream().close();
      try (InputStream in = process.getInputStream()) {
        String output = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? output : null;
      } finally {
        process.destroy();
      }
    } catch (IOException e) {
      throw failure("git cannot be run: " + e.getMessage(), null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("git was interrupted", null);
    }
  }

  private static CompileException failure(String message, @Nullable String hint) {
    return new CompileException("CHANGED_SINCE", message).withHint(hint);
  }
}
