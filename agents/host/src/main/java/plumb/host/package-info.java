/** Linux hosts: the providers of what can be managed on them. */
@NullMarked
package plumb.host;

import org.jspecify.annotations.NullMarked;
