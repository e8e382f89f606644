@NullMarked
package plumb.host.web;

import org.jspecify.annotations.NullMarked;
