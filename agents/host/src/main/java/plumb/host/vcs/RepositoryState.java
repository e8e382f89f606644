package plumb.host.vcs;

import org.jspecify.annotations.Nullable;

/**
 * What was found at a path.
 *
 * @param ensure what is there; {@link DesiredRepository.Ensure#LATEST} only where that is wanted
 * @param revision the wanted revision where that is checked out, the commit otherwise; null where
 *     it does not matter
 */
record RepositoryState(DesiredRepository.Ensure ensure, @Nullable String revision) {}
