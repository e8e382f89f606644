package plumb.agent;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.FileSource;
import plumb.agent.provider.Level;
import plumb.agent.provider.Providers;
import plumb.agent.schedule.ScheduleProvider;
import plumb.catalog.Catalog;
import plumb.catalog.Kind;
import plumb.catalog.Resource;
import plumb.catalog.report.Event;
import plumb.catalog.report.Report;
import plumb.catalog.report.ResourceStatus;

/** A catalog of things, and runs with it. */
final class Things {
  final ThingProvider provider = new ThingProvider();
  final Catalog catalog = new Catalog("node.example", "test");
  final List<String> log = new ArrayList<>();
  final RunOptions.Builder options;
  private final Resource main;

  Things(Path state) {
    options = RunOptions.in(state, NO_FILES, (level, source, message) -> log(source, message));
    options.logLevel(Level.INFO);
    Resource stage = new Resource("Stage", "main", Kind.NATIVE);
    catalog.add(stage);
    main = new Resource("Class", "main", Kind.UNKNOWN);
    catalog.add(main);
    catalog.contain(stage, main);
  }

  private void log(String source, String message) {
    log.add(source + ": " + message);
  }

  /** Adds a thing with parameters given as name, value, name, value. */
  Resource thing(String title, Object... parameters) {
    return add("Thing", title, parameters);
  }

  Resource add(String type, String title, Object... parameters) {
    Resource resource = new Resource(type, title, Kind.NATIVE);
    for (int i = 0; i < parameters.length; i += 2) {
      resource.parameters().put((String) parameters[i], parameters[i + 1]);
    }
    resource.declaredAt("site.pp", catalog.resources().size());
    resource.tags().add(type.toLowerCase(Locale.ROOT));
    catalog.add(resource);
    catalog.contain(main, resource);
    return resource;
  }

  Report run() {
    Providers providers =
        new Providers()
            .add("Thing", context -> provider)
            .add("Schedule", context -> new ScheduleProvider());
    return new AgentRun(catalog, providers, options.build()).run();
  }

  Report noop() {
    options.noop(true);
    return run();
  }

  /** Runs at another time. */
  Report runAt(Clock clock) {
    options.clock(clock);
    return run();
  }

  /** Returns the messages of a resource's events. */
  static List<String> messages(Report report, String ref) {
    List<String> messages = new ArrayList<>();
    for (Event event : status(report, ref).events()) {
      messages.add(event.status().wireName() + ": " + event.message());
    }
    return messages;
  }

  static ResourceStatus status(Report report, String ref) {
    ResourceStatus status = report.resourceStatuses().get(ref);
    if (status == null) {
      throw new AssertionError("no status of " + ref + " among " + report.resourceStatuses());
    }
    return status;
  }

  private static final FileSource NO_FILES =
      new FileSource() {
        @Override
        public @Nullable Entry find(String source, boolean followLinks) throws IOException {
          return null;
        }

        @Override
        public @Nullable List<Entry> list(String source, Query query) {
          return null;
        }
      };
}
