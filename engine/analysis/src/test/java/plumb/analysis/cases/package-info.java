/** Cases that are written as one file. */
@NullMarked
package plumb.analysis.cases;

import org.jspecify.annotations.NullMarked;
