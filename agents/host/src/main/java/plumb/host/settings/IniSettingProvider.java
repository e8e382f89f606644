package plumb.host.settings;

import java.nio.file.Path;
import java.util.List;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.ProviderContext;
import plumb.host.records.FileStore;
import plumb.host.settings.DesiredSetting.Display;
import plumb.host.settings.DesiredSetting.Reference;

/** Manages settings of any file ({@code ini_setting}). */
public final class IniSettingProvider extends SettingProvider {
  private final boolean showDiff;

  /** Opens the provider for one run. */
  public IniSettingProvider(ProviderContext context, FileStore store) {
    super("ini_setting", store);
    this.showDiff = context.showDiff();
  }

  @Override
  public String name(DesiredSetting desired) {
    return "ruby";
  }

  @Override
  public DesiredSetting desire(Declaration declaration) {
    declaration.value("name");
    declaration.word("provider", List.of("ruby"));
    String ensure = declaration.word("ensure", List.of("present", "absent"), "present");
    Path path = SettingParameters.path(declaration, declaration.text("path"));
    Long width = declaration.integer("indent_width");
    IniSyntax syntax =
        new IniSyntax(
            declaration.text("key_val_separator", " = "),
            declaration.text("section_prefix", "["),
            declaration.text("section_suffix", "]"),
            declaration.text("indent_char", " "),
            width == null ? null : Math.toIntExact(Math.min(Math.max(width, 0), 1000)));
    String setting = declaration.text("setting");
    String value = declaration.text("value");
    Path parent = path.getParent();
    return new DesiredSetting(
        path,
        syntax,
        declaration.text("section", ""),
        setting == null ? null : setting.strip(),
        ensure.equals("present"),
        value == null ? null : List.of(value.strip()),
        false,
        display(declaration),
        declaration.flag("refreshonly", false),
        declaration.flag("force_new_section_creation", true),
        List.of(new Reference("File", parent == null ? "/" : parent.toString())));
  }

  private Display display(Declaration declaration) {
    Display display = SettingParameters.display(declaration);
    return showDiff && display != null ? display : Display.REDACTED;
  }
}
