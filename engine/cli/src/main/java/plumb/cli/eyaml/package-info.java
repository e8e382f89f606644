/** {@code plumb eyaml}: keys for encrypted data, and encrypting and decrypting by hand. */
@NullMarked
package plumb.cli.eyaml;

import org.jspecify.annotations.NullMarked;
