package plumb.agent.provider;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Resource;
import plumb.values.Sensitive;
import plumb.values.Undef;

/**
 * The parameters of one resource, read and checked by its provider. A reader that finds a value
 * which it can't take reports a problem and returns what it returns for a missing one.
 *
 * <p>Remembers which parameters were read: what a provider never asks for, it does not support, and
 * the run refuses that by name instead of ignoring it.
 */
public final class Declaration {
  private final Resource resource;
  private final Map<String, Object> parameters;
  private final Set<String> read = new LinkedHashSet<>();
  private final Consumer<String> problems;

  /**
   * Reads the parameters of a resource.
   *
   * @param problems takes each mistake, as one sentence
   */
  public Declaration(Resource resource, Consumer<String> problems) {
    this(resource, resource.parameters(), problems);
  }

  /**
   * Reads the parameters of a resource with other values.
   *
   * @param parameters the values to read, by name
   * @param problems takes each mistake, as one sentence
   */
  public Declaration(Resource resource, Map<String, Object> parameters, Consumer<String> problems) {
    this.resource = resource;
    this.parameters = parameters;
    this.problems = problems;
  }

  /** Returns the title of the resource. */
  public String title() {
    return resource.title();
  }

  /** Returns {@code Type[title]}. */
  public String ref() {
    return resource.ref();
  }

  /** Reports a mistake that concerns the resource as a whole. */
  public void problem(String message) {
    problems.accept("Validation of " + ref() + " failed: " + secretTexts().hide(message));
  }

  /** Reports a mistake in one parameter. */
  public void problem(String parameter, String message) {
    problems.accept(
        "Parameter " + parameter + " failed on " + ref() + ": " + secretTexts().hide(message));
  }

  /** Returns whether the parameter has a value. */
  public boolean has(String name) {
    return value(name) != null;
  }

  /** Returns whether the value of the parameter must never be shown. */
  public boolean secret(String name) {
    return resource.sensitive().contains(name) || parameters.get(name) instanceof Sensitive;
  }

  /** Returns the names of all parameters whose values must never be shown. */
  public Set<String> secrets() {
    Set<String> secrets = new LinkedHashSet<>(resource.sensitive());
    for (String name : parameters.keySet()) {
      if (secret(name)) {
        secrets.add(name);
      }
    }
    return secrets;
  }

  /** Returns what must not be seen of the values of these parameters. */
  public SecretTexts secretTexts() {
    List<Object> values = new ArrayList<>();
    for (String name : secrets()) {
      Object value = parameters.get(name);
      if (value != null) {
        values.add(value);
      }
    }
    return SecretTexts.of(values);
  }

  /** Returns the value as the catalog has it; null when there is none or it is undef. */
  public @Nullable Object value(String name) {
    read.add(name);
    Object value = parameters.get(name);
    if (value instanceof Sensitive sensitive) {
      value = sensitive.value();
    }
    return value == Undef.UNDEF ? null : value;
  }

  /** Returns a string; numbers and booleans are taken in their usual form. */
  public @Nullable String text(String name) {
    Object value = value(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    if (value instanceof Number || value instanceof Boolean) {
      return value.toString();
    }
    problem(name, "expects a string");
    return null;
  }

  /** Returns a string, or {@code otherwise} when there is none. */
  public String text(String name, String otherwise) {
    String text = text(name);
    return text == null ? otherwise : text;
  }

  /** Returns a list of strings; a single value is a list of one. Null when there is no value. */
  public @Nullable List<String> texts(String name) {
    Object value = value(name);
    if (value == null) {
      return null;
    }
    List<String> texts = new ArrayList<>();
    for (Object item : value instanceof List<?> list ? list : List.of(value)) {
      if (item instanceof String || item instanceof Number || item instanceof Boolean) {
        texts.add(item.toString());
      } else {
        problem(name, "expects a string or an array of strings");
        return null;
      }
    }
    return texts;
  }

  /** Returns true or false, also of the strings "true", "false", "yes" and "no". */
  public boolean flag(String name, boolean otherwise) {
    Boolean flag = flag(name);
    return flag == null ? otherwise : flag;
  }

  /** As {@link #flag(String, boolean)}; null when there is no value. */
  public @Nullable Boolean flag(String name) {
    Object value = value(name);
    if (value == null || value instanceof Boolean) {
      return (Boolean) value;
    }
    switch (value.toString()) {
      case "true", "yes" -> {
        return true;
      }
      case "false", "no" -> {
        return false;
      }
      default -> {
        invalid(name, value, List.of("true", "false", "yes", "no"));
        return null;
      }
    }
  }

  /** Returns a whole number, also of a string of digits; null when there is none. */
  public @Nullable Long integer(String name) {
    Object value = value(name);
    if (value == null || value instanceof Long) {
      return (Long) value;
    }
    try {
      return Long.parseLong(value.toString());
    } catch (NumberFormatException e) {
      problem(name, "expects an integer, got " + Shown.value(value));
      return null;
    }
  }

  /** Returns a number, also of a string of digits; null when there is none. */
  public @Nullable Double number(String name) {
    Object value = value(name);
    if (value == null) {
      return null;
    }
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    try {
      return Double.parseDouble(value.toString());
    } catch (NumberFormatException e) {
      problem(name, "expects a number, got " + Shown.value(value));
      return null;
    }
  }

  /** Returns one of the words that are allowed; null when there is no value. Booleans are words. */
  public @Nullable String word(String name, List<String> allowed) {
    Object value = value(name);
    if (value == null) {
      return null;
    }
    if (!allowed.contains(value.toString())) {
      invalid(name, value, allowed);
      return null;
    }
    return value.toString();
  }

  /**
   * Returns one of the words that are allowed; null when there is no value.
   *
   * @param aliases other words for some of them
   */
  public @Nullable String word(String name, List<String> allowed, Map<String, String> aliases) {
    Object value = value(name);
    String other = value == null ? null : aliases.get(value.toString());
    return other == null ? word(name, allowed) : other;
  }

  /** Returns a string or number in which a pattern is found; null when there is no value. */
  public @Nullable String matching(String name, Pattern pattern) {
    Object value = value(name);
    if (value == null || pattern.matcher(value.toString()).find()) {
      return value == null ? null : value.toString();
    }
    problem(name, "Invalid value " + inspect(value) + ". Valid values match /" + pattern + "/.");
    return null;
  }

  private static String inspect(Object value) {
    return value instanceof String text ? Shown.doubleQuoted(text) : Shown.value(value);
  }

  /** Returns one of the words that are allowed, or {@code otherwise} when there is no value. */
  public String word(String name, List<String> allowed, String otherwise) {
    String word = word(name, allowed);
    return word == null ? otherwise : word;
  }

  /** Returns a fully qualified path; null when there is none. */
  public @Nullable String path(String name) {
    String path = text(name);
    if (path != null && !path.startsWith("/")) {
      problem(name, name + " must be a fully qualified path, not " + Shown.value(path));
      return null;
    }
    return path;
  }

  /** Returns the parameters that have a value and were never read, in the catalog's order. */
  public List<String> unread() {
    List<String> unread = new ArrayList<>();
    for (Map.Entry<String, Object> parameter : parameters.entrySet()) {
      if (parameter.getValue() != Undef.UNDEF && !read.contains(parameter.getKey())) {
        unread.add(parameter.getKey());
      }
    }
    return unread;
  }

  private void invalid(String name, Object value, List<String> allowed) {
    problem(
        name,
        "Invalid value "
            + inspect(value)
            + ". Valid values are "
            + String.join(", ", allowed)
            + ".");
  }
}
