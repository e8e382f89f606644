package plumb.host.records;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What was found of a record.
 *
 * @param entry null when there is none
 * @param file the file that has it; null when none has
 */
public record EntryState(@Nullable Entry entry, @Nullable Path file) {}
