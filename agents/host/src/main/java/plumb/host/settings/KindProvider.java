package plumb.host.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Generated;
import plumb.agent.provider.ProviderException;
import plumb.host.records.FileStore;
import plumb.host.settings.DesiredSetting.Display;

/** Manages the settings of one file, as a {@link SettingKind} describes it. */
final class KindProvider extends SettingProvider {
  private static final Pattern BARE_NAME = Pattern.compile("\\S+");
  private static final Pattern NAME = Pattern.compile("\\S+/\\S+");

  /** A value that leaves a setting as it is, as images that are not to be changed have it. */
  private static final String AS_IT_IS = "<_IMMUTABLE_>";

  private final SettingKind kind;

  KindProvider(SettingKind kind, FileStore store) {
    super(kind.type(), store);
    this.kind = kind;
  }

  @Override
  public String name(DesiredSetting desired) {
    return kind.several() ? "openstackconfig" : "ini_setting";
  }

  @Override
  public DesiredSetting desire(Declaration declaration) {
    declaration.word("provider", List.of(kind.several() ? "openstackconfig" : "ini_setting"));
    if (declaration.has("transform_to")) {
      declaration.problem(
          "transform_to", "values are not looked up in other services; give the value itself");
      declaration.value("transform_to");
    }
    String name = declaration.text("name", declaration.title());
    Pattern pattern = kind.sections() ? NAME : BARE_NAME;
    if (!pattern.matcher(name).find()) {
      declaration.problem(
          "name",
          "Invalid value \""
              + name
              + "\". Valid values match /"
              + pattern.pattern().replace("/", "\\/")
              + "/.");
    }
    int slash = kind.sections() ? name.indexOf('/') : -1;
    List<String> values = values(declaration);
    String separator =
        kind.choosesSeparator()
            ? declaration.text("key_val_separator", kind.separator())
            : kind.separator();
    return new DesiredSetting(
        path(declaration),
        kind.syntax(separator),
        section(name, slash),
        name.substring(slash + 1),
        present(declaration, values),
        values,
        kind.several(),
        display(declaration),
        false,
        true,
        kind.after());
  }

  private String section(String name, int slash) {
    if (!kind.sections()) {
      return "";
    }
    return slash < 0 ? name : name.substring(0, slash);
  }

  private Path path(Declaration declaration) {
    return kind.choosesPath() && declaration.has("path")
        ? SettingParameters.path(declaration, declaration.text("path"))
        : kind.file();
  }

  private @Nullable Boolean present(Declaration declaration, @Nullable List<String> values) {
    String ensure = declaration.word("ensure", List.of("present", "absent"));
    if (values == null) {
      return ensure == null ? null : ensure.equals("present");
    }
    String absentValue = absentValue(declaration);
    if (!absentValue.isEmpty() && values.equals(List.of(absentValue))) {
      return false;
    }
    return values.equals(List.of(AS_IT_IS)) ? null : !"absent".equals(ensure);
  }

  /** Returns the value that means that there is to be none; empty where no value means that. */
  private String absentValue(Declaration declaration) {
    return kind.absentValue().isEmpty()
        ? ""
        : declaration.text("ensure_absent_val", kind.absentValue());
  }

  private @Nullable List<String> values(Declaration declaration) {
    List<String> values = declaration.texts("value");
    if (values == null) {
      return null;
    }
    if (!kind.several() && values.size() > 1) {
      values = values.subList(0, 1);
    }
    for (String value : values) {
      if (value.strip().indexOf('\n') >= 0) {
        declaration.problem("value", "A value in a file of lines cannot have several lines");
      }
    }
    boolean quoted = kind.quotes() && declaration.flag("quote", false);
    String absentValue = absentValue(declaration);
    return values.stream()
        .map(value -> quoted && !value.equals(absentValue) ? quoted(value) : written(value))
        .toList();
  }

  private static String quoted(String value) {
    String text = value.strip();
    return text.startsWith("\"") ? text : '"' + text + '"';
  }

  private String written(String value) {
    String text = value.strip();
    String small = text.toLowerCase(Locale.ROOT);
    if (!kind.sections() || !small.equals("true") && !small.equals("false")) {
      return text;
    }
    return kind.capitalises()
        ? small.substring(0, 1).toUpperCase(Locale.ROOT) + small.substring(1)
        : small;
  }

  private Display display(Declaration declaration) {
    if (!kind.secrets()) {
      return Display.QUOTED;
    }
    return declaration.word("secret", List.of("true", "false"), "false").equals("true")
        ? Display.SECRET
        : Display.PLAIN;
  }

  @Override
  public boolean listsInstances() {
    return true;
  }

  @Override
  public List<Generated> instances() throws ProviderException, IOException, InterruptedException {
    String capitalised =
        kind.type().substring(0, 1).toUpperCase(Locale.ROOT) + kind.type().substring(1);
    return settings(kind.file(), kind.syntax(kind.separator()), capitalised);
  }
}
