package plumb.store.access;

/**
 * What lets nodes in without an operator; times are milliseconds since 1970.
 *
 * @param digest of the secret that a request holds
 * @param nodes patterns of names, separated by blanks
 * @param usesLeft how many more nodes may use it
 */
public record InvitationRow(
    String name, String digest, String nodes, int usesLeft, long createdAt, long expiresAt) {}
