package plumb.analysis.deprecations;

import java.util.List;
import java.util.Set;

/**
 * A message that code gives.
 *
 * @param pos the offset of the call, or of the title of the resource
 * @param text on one line
 * @param given the parameters that have a value then, of the innermost condition first; empty when
 *     the message is given always
 * @param fails whether the compile ends with it
 */
record Message(int pos, String text, List<Set<String>> given, boolean fails) {}
