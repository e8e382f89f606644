package plumb.compiler.evaluation;

import java.util.Map;

/**
 * What a compile knows of its node.
 *
 * @param name certificate name
 * @param facts fact values by name
 * @param trusted what the certificate says
 * @param serverFacts what the compiling side says of itself
 * @param parameters further variables of top scope
 */
public record NodeInput(
    String name,
    Map<String, Object> facts,
    Map<String, Object> trusted,
    Map<String, Object> serverFacts,
    Map<String, Object> parameters) {}
