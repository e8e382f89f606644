/** What a certificate authority keeps: itself, requests, and every certificate it has signed. */
@NullMarked
package plumb.store.certificates;

import org.jspecify.annotations.NullMarked;
