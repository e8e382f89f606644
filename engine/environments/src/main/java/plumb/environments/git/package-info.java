/**
 * Git repositories: what remotes have, asked with the {@code git} command, and a cache of their
 * objects, read with JGit.
 *
 * <p>The command, because it brings along what an operator has set up: keys and agents, credential
 * helpers, proxies, rewritten addresses. JGit, because reading needs no process for each
 * repository.
 */
@NullMarked
package plumb.environments.git;

import org.jspecify.annotations.NullMarked;
