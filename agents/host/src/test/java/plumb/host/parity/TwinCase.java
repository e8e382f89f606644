package plumb.host.parity;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import plumb.catalog.report.Report;
import plumb.host.machine.BootedHost;

/** One case, played by one engine on its host. */
final class TwinCase {
  private final CaseFile file;
  private Set<String> beginning = Set.of();

  /** Applies a manifest. */
  interface Engine {
    Report apply(String manifest, boolean noop) throws IOException;
  }

  TwinCase(CaseFile file) {
    this.file = file;
  }

  /** Returns what was said and what is there after each step. */
  List<String> play(BootedHost host, Engine engine) throws IOException, InterruptedException {
    List<String> steps = new ArrayList<>();
    String manifest = file.section("manifest");
    host.sh("set -e\n" + file.section("before"));
    beginning = Set.copyOf(state(host));
    step("noop", host, engine, manifest, true, steps);
    step("first run", host, engine, manifest, false, steps);
    step("second run", host, engine, manifest, false, steps);
    if (!file.section("between").isEmpty()) {
      host.sh("set -e\n" + file.section("between"));
      step("run after drift", host, engine, manifest, false, steps);
    }
    String then = file.section("then");
    if (!then.isEmpty()) {
      step("noop of the second manifest", host, engine, then, true, steps);
      step("second manifest", host, engine, then, false, steps);
      step("second manifest again", host, engine, then, false, steps);
    }
    return steps;
  }

  private void step(
      String name,
      BootedHost host,
      Engine engine,
      String manifest,
      boolean noop,
      List<String> steps)
      throws IOException, InterruptedException {
    String said = file.withoutExceptions(RunText.of(engine.apply(manifest, noop)));
    steps.add(name + "\n" + said);
    List<String> changed = new ArrayList<>(state(host));
    changed.removeAll(beginning);
    steps.add(name + ", what is there and was not\n" + String.join("\n", changed));
    List<String> gone = new ArrayList<>(beginning);
    gone.removeAll(state(host));
    Collections.sort(gone);
    steps.add(name + ", what was there and is not\n" + String.join("\n", gone));
  }

  private List<String> state(BootedHost host) throws IOException, InterruptedException {
    String own = host.run("bash", "-c", file.section("state")).output();
    return (HostState.of(host) + own).lines().toList();
  }
}
