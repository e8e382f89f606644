package plumb.server.gate;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import plumb.environments.settings.DeploySettings;

/**
 * How pushes are held against the nodes, and deployed.
 *
 * @param deploys which repositories are control repositories, and where their environments go
 * @param plumb the command that compiles: a program and its arguments. It runs in a process of its
 *     own, whose memory is its own affair, too
 * @param directory for what is under way
 * @param time how long one push may be judged
 * @param jobs how many nodes are compiled at once
 */
public record GateSettings(
    DeploySettings deploys, List<String> plumb, Path directory, Duration time, int jobs) {
  public GateSettings {
    plumb = List.copyOf(plumb);
  }
}
