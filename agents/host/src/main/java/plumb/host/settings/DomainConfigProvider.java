package plumb.host.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.Relations;
import plumb.agent.provider.ResourceLog;
import plumb.host.records.FileStore;
import plumb.host.settings.DesiredSetting.Display;
import plumb.host.settings.DesiredSetting.Reference;

/**
 * Manages settings of Keystone's domains, each of which has a file of its own ({@code
 * keystone_domain_config}). The directory of these files is itself a setting, in the catalog or in
 * Keystone's own file.
 */
public final class DomainConfigProvider extends SettingProvider {
  private static final Pattern NAME =
      Pattern.compile("(.*?[^:])::([^/\\s]+)/(\\S+)", Pattern.DOTALL);
  private static final Path KEYSTONE = Path.of("/etc/keystone/keystone.conf");
  private static final Path DOMAINS = Path.of("/etc/keystone/domains");
  private static final String DIRECTORY_SECTION = "identity";
  private static final String DIRECTORY_SETTING = "domain_config_dir";
  private static final String DIRECTORY = DIRECTORY_SECTION + "/" + DIRECTORY_SETTING;
  private static final IniSyntax SYNTAX = new IniSyntax("=", "[", "]", " ", null);

  private final ProviderContext context;

  /** Opens the provider for one run. */
  public DomainConfigProvider(ProviderContext context, FileStore store) {
    super("keystone_domain_config", store);
    this.context = context;
  }

  @Override
  public String name(DesiredSetting desired) {
    return "openstack";
  }

  /** The path is relative to the directory, which only the machine may know. */
  @Override
  public DesiredSetting desire(Declaration declaration) {
    declaration.word("provider", List.of("openstack"));
    String name = declaration.text("name", declaration.title());
    Matcher matcher = NAME.matcher(name);
    boolean isName = matcher.matches() && matcher.group(1).matches("[^/\\x00]+");
    if (!isName) {
      declaration.problem("name", "'" + name + "' is not of the form domain::section/setting");
    }
    String value = value(declaration);
    String ensure = declaration.word("ensure", List.of("present", "absent"));
    boolean secret = declaration.word("secret", List.of("true", "false"), "false").equals("true");
    Boolean present = value != null || "present".equals(ensure) ? Boolean.TRUE : null;
    if ("absent".equals(ensure)
        || declaration.text("ensure_absent_val", "<SERVICE DEFAULT>").equals(value)) {
      present = false;
    }
    return new DesiredSetting(
        Path.of("keystone." + (isName ? matcher.group(1) : "") + ".conf"),
        SYNTAX,
        isName ? matcher.group(2) : "",
        isName ? matcher.group(3) : "",
        present,
        value == null ? null : List.of(value),
        false,
        secret ? Display.SECRET : Display.PLAIN,
        false,
        true,
        List.of(
            new Reference("Anchor", "keystone::install::end"),
            new Reference("Keystone_config", DIRECTORY)));
  }

  private static @Nullable String value(Declaration declaration) {
    String text = declaration.text("value");
    if (text == null) {
      return null;
    }
    String value = text.strip();
    if (value.indexOf('\n') >= 0) {
      declaration.problem("value", "A value in a file of lines cannot have several lines");
    }
    return value.matches("(?i)true|false")
        ? value.substring(0, 1).toUpperCase(Locale.ROOT)
            + value.substring(1).toLowerCase(Locale.ROOT)
        : value;
  }

  @Override
  public void relate(DesiredSetting desired, Relations relations) {
    super.relate(desired, relations);
    Path declared = declaredDirectory();
    relations.require("File", (declared == null ? DOMAINS : declared).toString());
    relations.notify("Service", "keystone");
  }

  private @Nullable Path declaredDirectory() {
    DesiredSetting setting =
        context.catalog().desired("Keystone_config", DIRECTORY, DesiredSetting.class);
    return setting == null || !Boolean.TRUE.equals(setting.present()) || setting.values() == null
        ? null
        : Path.of(setting.values().get(0));
  }

  private DesiredSetting placed(DesiredSetting desired)
      throws ProviderException, IOException, InterruptedException {
    Path directory = declaredDirectory();
    if (directory == null) {
      List<String> values = look(KEYSTONE, SYNTAX).values(DIRECTORY_SECTION, DIRECTORY_SETTING);
      directory = values.isEmpty() ? DOMAINS : Path.of(values.get(0));
    }
    return desired.in(directory.resolve(desired.path()));
  }

  @Override
  public SettingState observe(DesiredSetting desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    return super.observe(placed(desired), log);
  }

  @Override
  public void apply(DesiredSetting desired, SettingState observed, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    DesiredSetting placed = placed(desired);
    Path directory = placed.path().getParent();
    if (directory != null && !Files.isDirectory(directory)) {
      throw new ProviderException(
          "You must create the " + directory + " directory for keystone domain configuration.");
    }
    super.apply(placed, observed, change, log);
  }
}
