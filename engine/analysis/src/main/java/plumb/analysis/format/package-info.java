/** One canonical layout of manifests: a document of their tree and comments, printed in lines. */
@NullMarked
package plumb.analysis.format;

import org.jspecify.annotations.NullMarked;
