package plumb.agent.provider;

/**
 * A resource that another one of its type brings with it, such as a file below a managed directory.
 * It has the tags, the noop setting and the place in the manifest of that one.
 *
 * @param title title, unique among the resources of the type
 * @param parent title of the child that this one comes after; the title of the resource that
 *     brought it when there is none nearer
 */
public record Child<D>(String title, String parent, D desired) {}
