/**
 * Reads YAML, JSON and HOCON data files: YAML scalars as Ruby's Psych resolves them, positions
 * kept.
 */
@NullMarked
package plumb.compiler.yaml;

import org.jspecify.annotations.NullMarked;
