package plumb.catalog.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import plumb.values.Regex;

/**
 * Reads the file of a core type. Each line begins with what it says:
 *
 * <pre>
 * property NAME [VALUE...]      VALUE {@code *}: other values too
 * parameter NAME [VALUE...]
 * namevar NAME...               default: name
 * title REGEX ATTRIBUTE...      a title pattern; blanks in REGEX are written \s
 * titles path                   titles are paths whose trailing slashes do not count
 * duplicates                    instances may share their namevars
 * auto RELATION TYPE ATTRIBUTE SELECTION
 * </pre>
 */
final class TypeFile {
  private final String name;
  private final List<Attribute> attributes = new ArrayList<>();
  private final List<TitlePattern> titles = new ArrayList<>();
  private final List<AutoRelation> autoRelations = new ArrayList<>();
  private List<String> namevars = List.of("name");
  private boolean isomorphic = true;
  private boolean pathTitles;

  TypeFile(String name) {
    this.name = name;
  }

  ResourceTypeSchema read(String text) {
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      end = end < 0 ? text.length() : end;
      line(List.of(text.substring(start, end).split(" ")));
      start = end + 1;
    }
    return new ResourceTypeSchema(
        name, attributes, namevars, () -> titles, pathTitles, isomorphic, autoRelations);
  }

  private void line(List<String> words) {
    switch (words.get(0)) {
      case "property" -> attributes.add(attribute(words, Attribute.Kind.PROPERTY));
      case "parameter" -> attributes.add(attribute(words, Attribute.Kind.PARAMETER));
      case "namevar" -> namevars = words.subList(1, words.size());
      case "title" ->
          titles.add(new TitlePattern(Regex.of(words.get(1)), words.subList(2, words.size())));
      case "titles" -> pathTitles = true;
      case "duplicates" -> isomorphic = false;
      case "auto" ->
          autoRelations.add(
              new AutoRelation(
                  AutoRelation.Relation.valueOf(words.get(1).toUpperCase(Locale.ROOT)),
                  words.get(2),
                  words.get(3),
                  AutoRelation.Selection.valueOf(words.get(4).toUpperCase(Locale.ROOT))));
      default -> throw new IllegalStateException(name + ".type: " + words);
    }
  }

  private static Attribute attribute(List<String> words, Attribute.Kind kind) {
    List<String> values = words.subList(2, words.size());
    boolean open = values.isEmpty() || values.get(values.size() - 1).equals("*");
    if (open && !values.isEmpty()) {
      values = values.subList(0, values.size() - 1);
    }
    return new Attribute(words.get(1), kind, values, open);
  }
}
