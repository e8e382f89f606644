package plumb.host.mysql;

import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a database. Immutable.
 *
 * @param present whether it is there; null where that does not matter
 * @param charset name of the character set
 * @param collate name of the order of its letters
 */
record DesiredDatabase(String name, @Nullable Boolean present, String charset, String collate) {}
