package plumb.compiler.evaluation;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumb.values.EvaluationException;
import plumb.values.RubyInspection;
import plumb.values.TimeLimit;
import plumb.values.ValueText;
import plumb.values.types.CatalogEntryType;
import plumb.values.types.ClassType;
import plumb.values.types.ResourceType;

/** References as text, by which catalogs find their resources: {@code Type[title]}. */
final class References {
  private static final Pattern REFERENCE =
      Pattern.compile("([^\\[\\]]+)\\[(.+)\\]", Pattern.DOTALL);

  private References() {}

  /** A value as the reference that it stands for: types, or text such as {@code file[/x]}. */
  static String text(Object value) {
    return ValueText.of(asParameter(value));
  }

  /** Types in a value become what prints as the catalog shows it, however deep they are. */
  static Object asParameter(Object value) {
    if (value instanceof String || value instanceof Boolean) {
      return value;
    }
    if (value instanceof CatalogEntryType entry) {
      if (entry instanceof ClassType type && type.className() == null) {
        throw new EvaluationException(
            "No title provided and \"class\" is not a valid resource reference");
      }
      if (entry == CatalogEntryType.CATALOG_ENTRY || entry.equals(ResourceType.RESOURCE)) {
        throw new EvaluationException(
            entry + " refers to no resource: a parameter needs a type and a title");
      }
      return entry.asParameter();
    }
    if (value instanceof List<?> list) {
      return isInside(list) ? list.stream().map(References::asParameter).toList() : list;
    }
    if (value instanceof Map<?, ?> map && isInside(map.values())) {
      Map<Object, Object> converted = new LinkedHashMap<>();
      map.forEach((key, element) -> converted.put(key, asParameter(element)));
      return converted;
    }
    return value;
  }

  private static boolean isInside(Collection<?> values) {
    TimeLimit.check();
    for (Object value : values) {
      if (value instanceof CatalogEntryType
          || value instanceof List<?> list && isInside(list)
          || value instanceof Map<?, ?> map && isInside(map.values())) {
        return true;
      }
    }
    return false;
  }

  /**
   * The reference with the capitals that catalogs use.
   *
   * @throws EvaluationException when the text has another form
   */
  static String canonical(String text) {
    Matcher matcher = REFERENCE.matcher(text);
    if (!matcher.matches()) {
      throw new EvaluationException(
          "ILLEGAL_REFERENCE",
          "No title provided and "
              + RubyInspection.of(text)
              + " is not a valid resource reference");
    }
    String type = ResourceNames.capitalize(matcher.group(1).toLowerCase(Locale.ROOT));
    String title = matcher.group(2);
    return type.equals("Class")
        ? "Class[" + ResourceNames.classTitle(ResourceNames.canonical(title)) + "]"
        : type + "[" + title + "]";
  }
}
