package plumb.analysis.deprecations;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which existing names a text says are to be used instead of a deprecated one. */
final class Suggestions {
  private static final Pattern VERB =
      Pattern.compile(
          "\\b(?:please|use(?! of\\b)|using|set|(?:replaced|superseded) (?:by|with)|in favou?r of"
              + "|renamed (?:to|as)|(?:moved?|migrated?|switch) to|prefer)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern DECLARATION =
      Pattern.compile("class\\s*\\{\\s*['\"]?(?:::)?([a-z][\\w:]*)['\"]?\\s*:\\s*(\\w+)\\s*=>");

  private static final Pattern NAME =
      Pattern.compile("(?<![\\w:])(?:\\$)?(?:::)?([a-z]\\w*(?:::[a-z_]\\w*)*)(?![\\w(])");

  private static final Pattern NOUN_BEHIND =
      Pattern.compile("^[`'\"*_]*\\s+(par[a-z]*|options?|attributes?|settings?|instead)\\b");

  private static final Pattern NOUN_BEFORE =
      Pattern.compile("(par[a-z]*|option|attribute|setting)s?\\s+[`'\"*_]*\\$?$");

  private final Documented definition;
  private final @Nullable String deprecated;
  private final ModuleInterfaces interfaces;
  private final Set<Suggestion> parameters = new LinkedHashSet<>();
  private final Set<String> owners = new LinkedHashSet<>();

  private Suggestions(
      Documented definition, @Nullable String deprecated, ModuleInterfaces interfaces) {
    this.definition = definition;
    this.deprecated = deprecated;
    this.interfaces = interfaces;
  }

  /**
   * A name that a text gives.
   *
   * @param parameter null when only the class or type is named
   * @param exact whether the text names what is to be used, and not just its class
   */
  record Suggestion(String owner, @Nullable String parameter, boolean exact) {}

  /**
   * The names in a text.
   *
   * @param deprecated the parameter that the text is about; null when it is about the definition
   */
  static List<Suggestion> in(
      String text,
      Documented definition,
      @Nullable String deprecated,
      ModuleInterfaces interfaces) {
    Suggestions suggestions = new Suggestions(definition, deprecated, interfaces);
    for (String sentence : text.split("(?<=[.;!?])\\s+")) {
      suggestions.read(sentence);
    }
    return suggestions.all();
  }

  /** Whether a text tells people to use a parameter, which it then does not call deprecated. */
  static boolean recommends(
      String text, Documented definition, String parameter, ModuleInterfaces interfaces) {
    return in(text, definition, parameter, interfaces).stream()
        .anyMatch(
            one ->
                one.exact()
                    && one.owner().equals(definition.owner())
                    && parameter.equals(one.parameter()));
  }

  private void read(String sentence) {
    Matcher verb = VERB.matcher(sentence);
    if (!verb.find()) {
      return;
    }
    // Behind "instead" stands what for, or of what.
    String rest = sentence.substring(verb.end()).split("(?<=\\binstead)\\b", 2)[0];
    Matcher declaration = DECLARATION.matcher(rest);
    while (declaration.find()) {
      addQualified(declaration.group(1) + "::" + declaration.group(2));
    }
    Matcher name = NAME.matcher(rest);
    while (name.find()) {
      String found = name.group(1);
      if (found.contains("::")) {
        addQualified(found);
      } else {
        addSimple(found, rest, name);
      }
    }
  }

  private void addQualified(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    int end = lower.lastIndexOf("::");
    String owner = lower.substring(0, end);
    if (interfaces.has(owner, lower.substring(end + 2))) {
      parameters.add(new Suggestion(owner, lower.substring(end + 2), true));
    } else if (!lower.equals(definition.owner()) && interfaces.exists(lower)) {
      owners.add(lower);
    }
  }

  private void addSimple(String name, String text, Matcher at) {
    String before = text.substring(0, at.start());
    String behind = text.substring(at.end());
    if (deprecated == null) {
      if (behind.matches("(?s)^[`'\"]*\\s+(class|type|define|module)\\b.*")
          && interfaces.exists(name)) {
        owners.add(name);
      }
      return;
    }
    boolean isName =
        name.contains("_")
            || before.matches("(?s).*[`'\"$*]$")
            || before.isBlank()
            || NOUN_BEHIND.matcher(behind).find()
            || NOUN_BEFORE.matcher(before).find();
    if (isName && definition.has(name)) {
      parameters.add(new Suggestion(definition.owner(), name, true));
    }
  }

  /** Parameters that are named; if none is, those of the same name in the classes that are. */
  private List<Suggestion> all() {
    if (!parameters.isEmpty() && deprecated != null) {
      return List.copyOf(parameters);
    }
    List<Suggestion> all = new ArrayList<>();
    for (String owner : owners) {
      boolean same = deprecated != null && interfaces.has(owner, deprecated);
      all.add(new Suggestion(owner, same ? deprecated : null, deprecated == null));
    }
    return all;
  }
}
