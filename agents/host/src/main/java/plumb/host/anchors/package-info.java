/** Anchors: resources that are nothing but a place in the order. */
@NullMarked
package plumb.host.anchors;

import org.jspecify.annotations.NullMarked;
