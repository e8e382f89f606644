package plumb.cli.server;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code plumb approve NUMBER}: a second person agrees to a push. */
@Command(
    name = "approve",
    description = {
      "Approves of somebody else's push that waits for it.",
      "It lands when the same commits are pushed again."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Exit codes: 0 done; 1 it does not wait, or the server refuses; 2 wrong usage."})
public final class ApproveCommand implements Callable<Integer> {
  @Mixin private PushArguments pushes = new PushArguments();

  @Parameters(paramLabel = "NUMBER", description = "As the one who pushed was told.")
  private long number;

  @Override
  public Integer call() throws IOException {
    try (PushAccess access = pushes.open()) {
      @Nullable String refusal = access.approve(number);
      if (refusal != null) {
        System.err.println("plumb: " + refusal);
        return 1;
      }
      System.out.println("push " + number + " is approved; it lands when it is pushed again");
      return 0;
    }
  }
}
