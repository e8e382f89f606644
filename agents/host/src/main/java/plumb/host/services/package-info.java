/** Services of hosts, be they systemd's units or init scripts. */
@NullMarked
package plumb.host.services;

import org.jspecify.annotations.NullMarked;
