/** What new versions of modules mean for those who use them: every place that they touch. */
@NullMarked
package plumb.analysis.upgrade;

import org.jspecify.annotations.NullMarked;
