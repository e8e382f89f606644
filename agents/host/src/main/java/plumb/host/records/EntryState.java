package plumb.host.records;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What was found of a record.
 *
 * @param entry null when there is none
 * @param file the file that has it; null when none has
 * @param inEffect whether the system does what the record says, such as a file system that is
 *     mounted; false for records that say nothing of that kind
 */
public record EntryState(@Nullable Entry entry, @Nullable Path file, boolean inEffect) {}
