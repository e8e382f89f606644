package plumb.host.augeas;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of the trees of configuration files.
 *
 * @param context stands before paths that are relative
 * @param onlyIf a condition; empty for none
 * @param root the directory that stands for the root of the file system
 * @param loadPath directories of more lenses, with colons between them
 * @param force whether the changes are made even if no file differs by them
 * @param lens the only lens that is used, together with {@code file}; null for all
 * @param file the only file that is loaded
 */
record DesiredTree(
    String context,
    List<String> changes,
    String onlyIf,
    String root,
    String loadPath,
    boolean force,
    boolean typeCheck,
    @Nullable String lens,
    @Nullable String file,
    boolean showDiff) {}
