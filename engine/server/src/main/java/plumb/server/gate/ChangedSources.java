package plumb.server.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plumb.server.git.push.RefChange;
import plumb.server.git.repository.ChangedFiles;
import plumb.server.git.repository.HostedRepository;

/** The manifests and templates that a push changes, as files that can be checked. */
final class ChangedSources {
  private static final List<String> CHECKED = List.of(".pp", ".epp");

  /** Options of lint count, whether or not they change. */
  private static final String OPTIONS = ".puppet-lint.rc";

  private final PlumbProcess plumb;

  ChangedSources(PlumbProcess plumb) {
    this.plumb = plumb;
  }

  /** What the checks have found: how many files there are, and whether they may land. */
  record Result(int files, boolean correct, boolean tidy) {}

  /**
   * Checks the syntax of what a branch changes, then its style.
   *
   * @param work a directory that is not there yet
   * @param deadline by {@link System#nanoTime}
   * @param told gets the findings
   * @return null when the time was over
   */
  @Nullable Result check(
      HostedRepository repository,
      RefChange change,
      Path work,
      long deadline,
      Consumer<String> told)
      throws IOException, InterruptedException {
    Files.createDirectories(work);
    int files =
        ChangedFiles.write(
            repository, change.before(), String.valueOf(change.after()), CHECKED, OPTIONS, work);
    if (files == 0) {
      return new Result(0, true, true);
    }
    Integer syntax = run(work, deadline, told, List.of("validate", "."));
    if (syntax == null || syntax != 0) {
      return syntax == null ? null : new Result(files, false, true);
    }
    Integer style =
        run(
            work,
            deadline,
            told,
            List.of(
                "lint", "--error-level=error", "--style-only", "--relative", "--no-cache", "."));
    return style == null ? null : new Result(files, true, style == 0);
  }

  /** Runs a check, whose words count when it finds something; null when the time was over. */
  private @Nullable Integer run(
      Path work, long deadline, Consumer<String> told, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> said = new CopyOnWriteArrayList<>();
    int code = plumb.run(work, deadline, said::add, arguments);
    if (code != 0) {
      said.forEach(told);
    }
    return code < 0 ? null : code;
  }
}
