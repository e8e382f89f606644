package plumb.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run of the agent in a process of its own, with one resource whose parameters are strings: a
 * test may end it, or take its programs away.
 */
public final class AgentProcess {
  private AgentProcess() {}

  public static void main(String[] arguments) {
    Object[] parameters = new Object[arguments.length - 3];
    System.arraycopy(arguments, 3, parameters, 0, parameters.length);
    Apply apply = new Apply(Path.of(arguments[0])).with(arguments[1], arguments[2], parameters);
    apply.run();
    apply.log().forEach(System.out::println);
  }

  /** Prepares a run; it prints what the agent logs. */
  public static ProcessBuilder of(Path state, String type, String title, String... parameters) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                AgentProcess.class.getName(),
                state.toString(),
                type,
                title));
    command.addAll(List.of(parameters));
    return new ProcessBuilder(command).redirectErrorStream(true);
  }
}
