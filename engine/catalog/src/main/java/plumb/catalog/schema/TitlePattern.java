package plumb.catalog.schema;

import java.util.List;
import plumb.values.Regex;

/**
 * How parts of a title become attributes.
 *
 * @param regex one group for each attribute
 */
public record TitlePattern(Regex regex, List<String> attributes) {}
