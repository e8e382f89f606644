package plumb.store.certificates;

/**
 * An authority.
 *
 * @param certificate PEM
 * @param privateKey PEM, encrypted
 * @param crl its list of revoked certificates, PEM
 * @param crlNumber the list's number
 */
public record AuthorityRow(
    String name, String certificate, String privateKey, String crl, long crlNumber) {}
