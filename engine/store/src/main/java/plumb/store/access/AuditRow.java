package plumb.store.access;

/**
 * Something that somebody has done.
 *
 * @param at milliseconds since 1970
 * @param actor who: a certificate's or a token's name, or a user of the server's machine
 * @param action what, as {@code certificate.sign}
 * @param subject to what
 */
public record AuditRow(long at, String actor, String action, String subject, String detail) {}
