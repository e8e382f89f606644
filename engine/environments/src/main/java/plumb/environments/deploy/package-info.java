/**
 * Deploys: what remotes have, compared with what is live; then snapshots of what differs, built
 * beside the live ones and switched to. {@link plumb.environments.deploy.Deployer} is the line.
 */
@NullMarked
package plumb.environments.deploy;

import org.jspecify.annotations.NullMarked;
