package plumb.host.archives;

import org.jspecify.annotations.Nullable;

/**
 * What was found of an archive.
 *
 * @param present whether the file is there as it should be, or was unpacked and removed
 * @param unpacked whether what unpacking creates is there; true where that is not known
 * @param digest checksum of a file that is there; null where none was made
 * @param wantedDigest checksum that the file should have; null where none matters
 */
record ArchiveState(
    boolean present, boolean unpacked, @Nullable String digest, @Nullable String wantedDigest) {}
