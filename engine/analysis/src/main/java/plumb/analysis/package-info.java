/** What is found in manifests: findings, and the changes of text that mend them. */
@NullMarked
package plumb.analysis;

import org.jspecify.annotations.NullMarked;
