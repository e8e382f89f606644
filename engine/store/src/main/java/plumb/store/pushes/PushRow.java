package plumb.store.pushes;

/**
 * A push that was judged.
 *
 * @param id zero for one that is not kept yet
 * @param at in milliseconds since 1970
 * @param person as the audit log names them
 * @param refs its branches and tags with their commits: the same text for the same push
 * @param outcome accepted, landed, refused, waiting or preview
 * @param reason why it was refused, or forced; empty for none
 * @param changed how many nodes change
 * @param broken how many of them have no catalog any more
 */
public record PushRow(
    long id,
    long at,
    String repository,
    String person,
    String refs,
    String outcome,
    String reason,
    long changed,
    long broken) {}
