package plumb.compiler.program;

import org.jspecify.annotations.Nullable;

/**
 * A unit at its place: the same text may stand in several files.
 *
 * @param path path as it is shown; null for text given on the command line
 * @param moduleName the module that holds the file, or null
 */
public record Source(Unit unit, @Nullable String path, @Nullable String moduleName) {}
