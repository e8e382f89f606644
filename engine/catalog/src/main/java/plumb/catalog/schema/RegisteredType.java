package plumb.catalog.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.catalog.schema.SchemaDraft.AttributeDraft;
import plumb.values.EvaluationException;

/**
 * A type as {@code Puppet::ResourceApi.register_type} is told of it: a hash of plain data, but for
 * the regular expressions of its title patterns.
 */
final class RegisteredType {
  private static final Pattern GROUP = Pattern.compile("\\(\\?<([A-Za-z_]\\w*)>");

  private final List<RubyToken> tokens;

  RegisteredType(List<RubyToken> tokens) {
    this.tokens = tokens;
  }

  /**
   * Reads a call.
   *
   * @param argument where its argument is
   * @param typeName the wanted type
   * @return whether it registers that type
   * @throws EvaluationException when the source computes which attributes there are
   */
  boolean read(int argument, String typeName, SchemaDraft draft) {
    Object definition = new RubyLiterals(tokens, valueOf(argument)).read();
    Map<?, ?> type = definition instanceof Map<?, ?> map ? map : Map.of();
    if (type.get("name") instanceof String name && !name.equals(typeName)) {
      return false;
    }
    if (!(type.get("attributes") instanceof Map<?, ?> attributes)) {
      throw new EvaluationException(
          "The source of the type '"
              + typeName
              + "' computes its attributes; Plumb reads those that are written out");
    }
    List<String> namevars = new ArrayList<>();
    attributes.forEach((name, options) -> attribute((String) name, options, namevars, draft));
    custom(type, attributes, draft);
    titles(type, namevars, draft);
    return true;
  }

  /** Where a variable that stands there was set; the place itself for anything else. */
  private int valueOf(int argument) {
    String name = argument < tokens.size() ? tokens.get(argument).text() : "";
    for (int i = 0; i + 1 < argument; i++) {
      if (tokens.get(i).is(name) && tokens.get(i + 1).isPunctuation("=")) {
        return i + 2;
      }
    }
    return argument;
  }

  private static void attribute(
      String name, Object definition, List<String> namevars, SchemaDraft draft) {
    Map<?, ?> options = definition instanceof Map<?, ?> map ? map : Map.of();
    Object behaviour = options.get("behaviour");
    if (behaviour == null) {
      behaviour = options.get("behavior");
    }
    boolean property = behaviour == null || behaviour.equals("init_only");
    AttributeDraft attribute =
        draft.attribute(property ? Attribute.Kind.PROPERTY : Attribute.Kind.PARAMETER, name);
    if ("namevar".equals(behaviour)) {
      attribute.setNamevar();
      namevars.add(name);
    }
    if (options.get("type") instanceof String type) {
      switch (type.replace("Optional[", "").replace("]", "").replace(" ", "")) {
        case "Boolean" -> List.of("true", "false").forEach(attribute::addValue);
        case "Enum[present,absent" -> List.of("absent", "present").forEach(attribute::addValue);
        default -> {}
      }
    }
  }

  /** Without properties, comparing values oneself needs one that nobody sets. */
  private static void custom(Map<?, ?> type, Map<?, ?> attributes, SchemaDraft draft) {
    boolean compares =
        type.get("features") instanceof List<?> features && features.contains("custom_insync");
    boolean properties =
        attributes.values().stream()
            .anyMatch(
                options ->
                    options instanceof Map<?, ?> map
                        && !map.containsKey("behaviour")
                        && !map.containsKey("behavior"));
    if (compares && !properties) {
      draft.attribute(Attribute.Kind.PROPERTY, "rsapi_custom_insync_trigger");
    }
  }

  private static void titles(Map<?, ?> type, List<String> namevars, SchemaDraft draft) {
    if (!type.containsKey("title_patterns")) {
      if (namevars.size() != 1) {
        RubyToken whole = new RubyToken(RubyToken.Kind.REGEX, "(.*)", "m", false);
        List<String> first = namevars.subList(0, Math.min(1, namevars.size()));
        draft.setTitles(List.of(new TitlePattern(TitlePatternReader.regex(whole), first)));
      }
      return;
    }
    draft.setTitles(patterns(type.get("title_patterns")));
  }

  private static @Nullable List<TitlePattern> patterns(@Nullable Object listed) {
    List<TitlePattern> patterns = new ArrayList<>();
    for (Object each : listed instanceof List<?> list ? list : List.of(RubyLiterals.COMPUTED)) {
      if (!(each instanceof Map<?, ?> map
          && map.get("pattern") instanceof RubyToken regex
          && !regex.interpolated())) {
        return null;
      }
      List<String> names = new ArrayList<>();
      for (Matcher group = GROUP.matcher(regex.text()); group.find(); ) {
        names.add(group.group(1));
      }
      patterns.add(new TitlePattern(TitlePatternReader.regex(regex), names));
    }
    return patterns;
  }
}
