package plumb.catalog.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of a run.
 *
 * @param level debug, info, notice, warning, err, alert, emerg or crit
 * @param source path of the resource that spoke, or the engine's name
 * @param tags tags of that resource, and the level
 * @param file manifest that declares the resource
 * @param line line in that manifest
 */
public record LogEntry(
    String level,
    String message,
    String source,
    List<String> tags,
    Instant time,
    @Nullable String file,
    @Nullable Integer line) {}
