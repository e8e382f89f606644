/**
 * Puppetfiles: the declarations of forge, module directory and modules, read by a parser that
 * points at what it cannot read. Nothing in them is run.
 */
@NullMarked
package plumb.environments.puppetfile;

import org.jspecify.annotations.NullMarked;
