package plumb.host.concat;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code concat_file} asks for. Immutable.
 *
 * @param title title in the manifest
 * @param numeric whether orders that are numbers are compared as such
 * @param ensureNewline whether every fragment is to end with a line end
 * @param format what the fragments are
 * @param force whether the first of different values goes where fragments are merged
 * @param attributes what the file takes over, by the names of its own attributes
 */
record DesiredConcat(
    String title,
    String path,
    @Nullable String tag,
    boolean present,
    boolean numeric,
    boolean ensureNewline,
    FragmentFormat format,
    boolean force,
    Map<String, Object> attributes) {}
