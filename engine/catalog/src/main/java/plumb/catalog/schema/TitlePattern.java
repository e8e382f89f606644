package plumb.catalog.schema;

import java.util.List;

/**
 * How parts of a title become attributes.
 *
 * @param regex Ruby syntax
 * @param attributes the attribute for each capture group, in order
 */
public record TitlePattern(String regex, List<String> attributes) {}
