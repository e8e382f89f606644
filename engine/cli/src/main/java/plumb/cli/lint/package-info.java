/** {@code plumb lint}: its options, those of puppet-lint's files, and its reports. */
@NullMarked
package plumb.cli.lint;

import org.jspecify.annotations.NullMarked;
