package plumb.agent.provider;

import java.util.Map;

/**
 * A resource, of any type, that another one brings with it, as one that purges does. It has the
 * tags, the noop setting, the schedule and the place in the manifest of that one; a resource of the
 * catalog goes before it.
 *
 * @param type capitalised as in references, such as "File"
 * @param parameters by name
 */
public record Generated(String type, String title, Map<String, Object> parameters) {}
