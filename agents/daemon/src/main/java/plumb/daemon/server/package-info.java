/** Servers that give this machine its certificate, catalogs and files, and take its reports. */
@NullMarked
package plumb.daemon.server;

import org.jspecify.annotations.NullMarked;
