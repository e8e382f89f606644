package plumb.host.concat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;

/** Reads and checks the parameters of a {@code concat_file}. */
final class ConcatDeclaration {
  /** Taken over by the file as they are. The file checks them again, but too late to refuse. */
  private static final List<String> TAKEN_OVER =
      List.of(
          "owner",
          "group",
          "mode",
          "selinux_ignore_defaults",
          "selrange",
          "selrole",
          "seltype",
          "seluser",
          "validate_cmd");

  private static final List<String> FORMATS =
      List.of("plain", "yaml", "json", "json-array", "json-pretty", "json-array-pretty");

  private final Declaration declaration;

  ConcatDeclaration(Declaration declaration) {
    this.declaration = declaration;
  }

  DesiredConcat read() {
    boolean present =
        declaration.word("ensure", List.of("present", "absent"), "present").equals("present");
    return new DesiredConcat(
        declaration.title(),
        path(),
        declaration.text("tag"),
        present,
        declaration.word("order", List.of("alpha", "numeric"), "numeric").equals("numeric"),
        declaration.flag("ensure_newline", false),
        FragmentFormat.of(declaration.word("format", FORMATS, "plain")),
        declaration.flag("force", false),
        attributes(present));
  }

  private String path() {
    String path = declaration.text("path", declaration.title());
    if (!path.startsWith("/") || path.indexOf('\0') >= 0) {
      declaration.problem("path", "File paths must be fully qualified, not '" + path + "'");
    }
    return path;
  }

  private Map<String, Object> attributes(boolean present) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("ensure", present ? "file" : "absent");
    attributes.put("replace", declaration.flag("replace", true));
    for (String name : TAKEN_OVER) {
      put(attributes, name, declaration.value(name));
    }
    put(attributes, "show_diff", declaration.flag("show_diff"));
    Object backup = declaration.value("backup");
    if (backup != null && !(backup instanceof Boolean || backup instanceof String)) {
      declaration.problem("backup", "Backup must be a Boolean or String");
    }
    put(attributes, "backup", backup);
    if (declaration.has("validate_cmd") && !(declaration.value("validate_cmd") instanceof String)) {
      declaration.problem("validate_cmd", "Validate_cmd must be a String");
    }
    return attributes;
  }

  private static void put(Map<String, Object> attributes, String name, @Nullable Object value) {
    if (value != null) {
      attributes.put(name, value);
    }
  }
}
