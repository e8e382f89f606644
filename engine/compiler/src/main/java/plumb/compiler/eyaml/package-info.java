/** Text with encrypted parts, in the form of hiera-eyaml: {@code ENC[PKCS7,...]}, and its keys. */
@NullMarked
package plumb.compiler.eyaml;

import org.jspecify.annotations.NullMarked;
