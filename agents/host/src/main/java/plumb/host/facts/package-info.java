/** What a Linux host says about itself, under Facter 4's names and in its structure. */
@NullMarked
package plumb.host.facts;

import org.jspecify.annotations.NullMarked;
