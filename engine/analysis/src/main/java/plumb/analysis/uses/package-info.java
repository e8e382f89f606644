/** Where code and data use the names of modules: what upgrades and renames look for. */
@NullMarked
package plumb.analysis.uses;

import org.jspecify.annotations.NullMarked;
