/** Archives that are fetched, checked and unpacked ({@code archive}). */
@NullMarked
package plumb.host.archives;

import org.jspecify.annotations.NullMarked;
