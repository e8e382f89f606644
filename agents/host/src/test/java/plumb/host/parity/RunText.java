package plumb.host.parity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import plumb.catalog.report.Event;
import plumb.catalog.report.LogEntry;
import plumb.catalog.report.Report;
import plumb.catalog.report.ResourceStatus;

/** What a report says, as lines that can be compared between two engines. */
final class RunText {
  private static final Set<String> QUIET = Set.of("info", "debug");
  private static final Set<String> BUILT_IN =
      Set.of("puppet", "hourly", "daily", "weekly", "monthly", "never");

  private RunText() {}

  static String of(Report report) {
    List<String> lines = new ArrayList<>();
    lines.add("status " + report.status());
    for (LogEntry entry : report.logs()) {
      if (!QUIET.contains(entry.level()) && !isRepeated(entry, report) && !isContainer(entry)) {
        lines.add(line(entry));
      }
    }
    Map<String, ResourceStatus> sorted = new TreeMap<>(report.resourceStatuses());
    sorted.forEach(
        (name, status) -> {
          if (!isBuiltIn(status)) {
            lines.add(name + flags(status));
            status.events().forEach(event -> lines.add("  " + line(event)));
          }
        });
    return String.join("\n", lines);
  }

  /** The reference says failures twice, first without the resource or without what failed. */
  private static boolean isRepeated(LogEntry entry, Report report) {
    String message = firstLine(entry);
    return entry.level().equals("err")
        && (message.startsWith("Could not set '")
            || report.logs().stream()
                .anyMatch(other -> other != entry && firstLine(other).contains(message)));
  }

  /** Further lines are about exceptions of the reference's language. */
  private static String firstLine(LogEntry entry) {
    return entry.message().lines().findFirst().orElse("");
  }

  /** Ends of containers pass noop refreshes on, which says nothing to anybody. */
  private static boolean isContainer(LogEntry entry) {
    return entry.message().startsWith("Would have triggered")
        && !entry.source().startsWith("/Stage");
  }

  /** Every catalog of the reference has these. */
  private static boolean isBuiltIn(ResourceStatus status) {
    return (status.resourceType().equals("Schedule") || status.resourceType().equals("Filebucket"))
        && BUILT_IN.contains(status.title())
        && status.events().isEmpty();
  }

  private static String line(LogEntry entry) {
    String source = entry.source().startsWith("/") ? entry.source() + ": " : "";
    String message = entry.level().equals("err") ? firstLine(entry) : entry.message();
    int hunks = message.indexOf("\n@@");
    if (message.startsWith("\n--- ") && hunks > 0) {
      message = message.substring(hunks).stripTrailing();
    }
    return entry.level() + ": " + source + plain(message);
  }

  private static String flags(ResourceStatus status) {
    return (status.failed() ? " failed" : "")
        + (status.failedToRestart() ? " failed_to_restart" : "")
        + (status.changed() ? " changed" : "")
        + (status.outOfSync() ? " out_of_sync" : "")
        + (status.skipped() ? " skipped" : "")
        + " by "
        + status.providerUsed()
        + " in "
        + status.containmentPath();
  }

  private static String line(Event event) {
    return event.status().wireName()
        + " "
        + event.name()
        + " "
        + event.property()
        + values(event)
        + ": "
        + plain(event.message());
  }

  /** The checksums of contents are in the message; the reference encodes one of them. */
  private static String values(Event event) {
    return "content".equals(event.property())
        ? ""
        : ": " + event.previousValue() + " -> " + event.desiredValue();
  }

  /** The reference fills symbolic modes up with zeros where it says that they would be set. */
  private static String plain(String message) {
    return message.replaceAll("should be '0+(?=[ugoa=+-])", "should be '");
  }
}
