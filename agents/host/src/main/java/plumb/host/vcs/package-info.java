/** Working copies and repositories of version control ({@code vcsrepo}), by git. */
@NullMarked
package plumb.host.vcs;

import org.jspecify.annotations.NullMarked;
