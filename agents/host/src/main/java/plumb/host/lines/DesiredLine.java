package plumb.host.lines;

import java.nio.charset.Charset;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plumb.values.Regex;

/**
 * What a {@code file_line} asks for. Immutable.
 *
 * @param present whether the line is to be there
 * @param line without line end; null only when lines are removed by {@code match}
 * @param match what the lines look like that the line takes the place of
 * @param matchForAbsence whether {@code match} says what to remove
 * @param multiple whether several lines may match
 * @param after what the line looks like that a new one comes behind
 * @param replace whether a line that matches is replaced
 * @param replaceAll whether lines that match are replaced though the line is there already
 * @param append whether the line is added when none matches
 */
record DesiredLine(
    Path path,
    boolean present,
    @Nullable String line,
    @Nullable Regex match,
    boolean matchForAbsence,
    boolean multiple,
    @Nullable Regex after,
    boolean replace,
    boolean replaceAll,
    boolean append,
    Charset encoding) {}
