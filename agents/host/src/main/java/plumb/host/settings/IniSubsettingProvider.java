package plumb.host.settings;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.ResourceLog;
import plumb.host.records.CachedFiles;
import plumb.host.records.FileStore;
import plumb.host.settings.DesiredSetting.Display;

/** Manages parts of the values of settings ({@code ini_subsetting}). */
public final class IniSubsettingProvider
    implements Provider<DesiredSubsetting, IniSubsettingProvider.State> {
  private final CachedFiles files;
  private final boolean showDiff;

  /**
   * What was found.
   *
   * @param value what follows the name; null where there is no such part
   */
  public record State(boolean exists, @Nullable String value) {}

  /** Opens the provider for one run. */
  public IniSubsettingProvider(ProviderContext context, FileStore store) {
    this.files = new CachedFiles(store);
    this.showDiff = context.showDiff();
  }

  @Override
  public String name(DesiredSubsetting desired) {
    return "ruby";
  }

  @Override
  public DesiredSubsetting desire(Declaration declaration) {
    declaration.value("name");
    declaration.word("provider", List.of("ruby"));
    // A setting that gets empty goes, whatever this says; the reference does the same.
    declaration.word("delete_if_empty", List.of("true", "false"));
    String separator = declaration.text("subsetting_separator", " ");
    if (separator.isEmpty()) {
      declaration.problem("subsetting_separator", "a separator cannot be empty");
    }
    String quote = declaration.text("quote_char", "");
    if (!List.of("", "\"", "'").contains(quote)) {
      declaration.problem("quote_char", ":quote_char valid values are '', '\"' and \"'\"");
    }
    Display display = SettingParameters.display(declaration);
    return new DesiredSubsetting(
        SettingParameters.path(declaration, declaration.text("path")),
        new IniSyntax(declaration.text("key_val_separator", " = "), "[", "]", " ", null),
        declaration.text("section", ""),
        needed(declaration, "setting"),
        needed(declaration, "subsetting"),
        separator,
        declaration.text("subsetting_key_val_separator", ""),
        declaration.word("ensure", List.of("present", "absent"), "present").equals("present"),
        declaration.text("value"),
        declaration.word("use_exact_match", List.of("true", "false"), "false").equals("true"),
        quote,
        declaration.word("insert_type", List.of("start", "end", "before", "after", "index"), "end"),
        declaration.text("insert_value", ""),
        showDiff && display != null ? display : Display.REDACTED);
  }

  private static String needed(Declaration declaration, String name) {
    String text = declaration.text(name, "");
    if (text.isEmpty()) {
      declaration.problem(name + " is a required attribute");
    }
    return text;
  }

  @Override
  public State observe(DesiredSubsetting desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    IniFile file = new IniFile(desired.syntax(), files.read(desired.path()));
    Subsettings parts = new Subsettings(desired, file.value(desired.section(), desired.setting()));
    return new State(parts.exists(), parts.value());
  }

  @Override
  public List<Change> diff(DesiredSubsetting desired, State observed) {
    if (desired.present() != observed.exists()) {
      return List.of(
          desired.present()
              ? Change.ensure("ini_subsetting", "absent", "present")
              : Change.ensure("ini_subsetting", "present", "absent"));
    }
    String value = desired.value();
    if (!desired.present() || value == null || Objects.equals(value, observed.value())) {
      return List.of();
    }
    String current = observed.value() == null ? "" : observed.value();
    return List.of(SettingText.change(desired.display(), current, value));
  }

  @Override
  public void apply(DesiredSubsetting desired, State observed, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    IniFile file = new IniFile(desired.syntax(), files.read(desired.path()));
    String section = desired.section();
    Subsettings parts = new Subsettings(desired, file.value(section, desired.setting()));
    if (desired.present()) {
      parts.put();
    } else {
      parts.remove();
    }
    if (!desired.present() && parts.text().isEmpty()) {
      file.remove(section, desired.setting());
    } else {
      file.set(section, desired.setting(), parts.text());
    }
    files.write(desired.path(), file.content());
  }
}
