package plumb.server.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plumb.server.git.push.Push;
import plumb.server.git.push.PushGate;
import plumb.server.git.push.Verdict;
import plumb.server.git.repository.RepositorySettings.Kind;

/**
 * Holds pushes to control repositories and modules against every node that the server knows, and
 * deploys those that land. Thread-safe.
 */
public final class FleetGate implements PushGate {
  private final GateMeans means;
  private final Path directory;
  private final PushHistory history;
  private final Consumer<String> log;

  /**
   * @param directory for what is under way
   * @param log gets what an operator should know
   */
  public FleetGate(GateMeans means, Path directory, PushHistory history, Consumer<String> log) {
    this.means = means;
    this.directory = directory;
    this.history = history;
    this.log = log;
  }

  @Override
  public Verdict judge(Push push) throws IOException, InterruptedException {
    if (push.settings().kind() == Kind.PLAIN) {
      return Verdict.accept();
    }
    Files.createDirectories(directory);
    Path work = Files.createTempDirectory(directory, "push");
    Judgement judgement = new Judgement(means, push, history.approvals(push), work);
    @Nullable Verdict verdict = null;
    try {
      String refusal = judgement.refusal();
      String wanted = PushOptions.of(push.options()).preview() ? "preview" : null;
      String outcome = judgement.waits() ? PushHistory.WAITING : wanted;
      long number = history.keep(judgement, refusal, outcome);
      judgement.tellReport(number);
      verdict =
          refusal != null
              ? Verdict.refuse(refusal)
              : wanted != null
                  ? Verdict.refuse("this was a preview: nothing lands")
                  : Verdict.accept(new GateLanding(judgement, history, number, log));
      return verdict;
    } finally {
      if (verdict == null || verdict.refusal() != null) {
        judgement.close();
      }
    }
  }
}
