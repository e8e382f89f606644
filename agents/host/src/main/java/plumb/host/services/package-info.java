/** Services of hosts that systemd runs. */
@NullMarked
package plumb.host.services;

import org.jspecify.annotations.NullMarked;
