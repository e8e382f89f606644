package plumb.server.gate;

import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plumb.environments.EnvironmentException;
import plumb.environments.deploy.Preparation;
import plumb.server.git.push.Verdict;

/** Deploys what was prepared for a push as it lands. */
final class GateLanding implements Verdict.Landing {
  private final Judgement judgement;
  private final PushHistory history;
  private final long number;
  private final Consumer<String> log;

  GateLanding(Judgement judgement, PushHistory history, long number, Consumer<String> log) {
    this.judgement = judgement;
    this.history = history;
    this.number = number;
    this.log = log;
  }

  @Override
  public @Nullable String refusal() {
    try {
      Preparation preparation = judgement.preparation();
      return preparation == null || preparation.isCurrent()
          ? null
          : "another push has changed the same environments meanwhile; push again";
    } catch (IOException e) {
      return "the environments cannot be read: " + e.getMessage();
    }
  }

  /**
   * From here on the branches are what they are: what fails now is made good by the next deploy.
   */
  @Override
  public void landed() {
    try {
      history.landed(number);
      deploy();
      judgement.remember();
    } catch (IOException | RuntimeException e) {
      judgement.say("it has landed, but was not deployed: " + e.getMessage());
      log.accept("push " + number + " has landed, but was not deployed: " + e);
    } finally {
      close();
    }
  }

  private void deploy() throws IOException {
    Preparation preparation = judgement.preparation();
    if (preparation != null) {
      try {
        Deploys.tell(preparation.land(), judgement::say);
      } catch (EnvironmentException meanwhile) {
        judgement
            .deploys()
            .deploy(judgement.deploys().environments(judgement.push()), judgement::say);
      }
    }
    if (judgement.removes()) {
      judgement.deploys().all(judgement::say);
    }
  }

  @Override
  public void abandoned() {
    history.abandoned(number);
    close();
  }

  private void close() {
    try {
      judgement.close();
    } catch (IOException e) {
      log.accept("what push " + number + " needed is left: " + e.getMessage());
    }
  }
}
