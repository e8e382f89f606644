package plumb.analysis;

/**
 * A change of a text that mends a finding and leaves what the text means as it is. Immutable.
 *
 * @param start the offset of what is replaced, in UTF-16 units
 * @param end where it ends, exclusive; {@code start} for an insertion
 */
public record Fix(int start, int end, String replacement) {}
