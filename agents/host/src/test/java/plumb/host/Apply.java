package plumb.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import plumb.agent.AgentRun;
import plumb.agent.RunOptions;
import plumb.agent.provider.Level;
import plumb.catalog.Catalog;
import plumb.catalog.Kind;
import plumb.catalog.Resource;
import plumb.catalog.report.Event;
import plumb.catalog.report.Report;
import plumb.host.files.LocalFileSource;

/** A catalog of native resources, applied to this machine. */
public final class Apply {
  private final Catalog catalog = new Catalog("node.example", "test");
  private final List<String> log = new ArrayList<>();
  private final Path state;
  private Consumer<String> hook = message -> {};

  /** Prepares an empty catalog; the agent keeps its state in a directory. */
  public Apply(Path state) {
    this.state = state;
  }

  /** Adds a resource with parameters given as name, value, name, value. */
  public Apply with(String type, String title, Object... parameters) {
    Resource resource = new Resource(type, title, Kind.NATIVE);
    for (int i = 0; i < parameters.length; i += 2) {
      resource.parameters().put((String) parameters[i], parameters[i + 1]);
    }
    catalog.add(resource);
    return this;
  }

  /** Does something whenever the agent says something. */
  public Apply onMessage(Consumer<String> what) {
    hook = what;
    return this;
  }

  /** Applies the catalog. */
  public Report run() {
    RunOptions options =
        RunOptions.in(
                state,
                new LocalFileSource(name -> state.resolve("modules").resolve(name)),
                (level, source, message) -> {
                  log.add(level.label() + ": " + message);
                  hook.accept(message);
                })
            .logLevel(Level.DEBUG)
            .build();
    return new AgentRun(catalog, HostProviders.all(), options).run();
  }

  /** Returns all messages so far, each after its level. */
  public List<String> log() {
    return log;
  }

  /** Returns the messages of all events of a report. */
  public static List<String> events(Report report) {
    List<String> messages = new ArrayList<>();
    report
        .resourceStatuses()
        .values()
        .forEach(status -> status.events().stream().map(Event::message).forEach(messages::add));
    return messages;
  }
}
