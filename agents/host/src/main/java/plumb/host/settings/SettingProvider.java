package plumb.host.settings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Generated;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.Relations;
import plumb.agent.provider.ResourceLog;
import plumb.host.records.CachedFiles;
import plumb.host.records.FileStore;

/** Manages settings in files with sections, in the way that all types share which do that. */
abstract class SettingProvider implements Provider<DesiredSetting, SettingState> {
  private final String type;
  private final CachedFiles files;
  private final Map<Path, Parsed> parsed = new HashMap<>();

  private record Parsed(byte[] content, IniSyntax syntax, IniFile file) {}

  SettingProvider(String type, FileStore store) {
    this.type = type;
    this.files = new CachedFiles(store);
  }

  @Override
  public void relate(DesiredSetting desired, Relations relations) {
    for (DesiredSetting.Reference reference : desired.after()) {
      relations.require(reference.type(), reference.title());
    }
  }

  /** Returns a file that is only looked at: many resources share it. */
  final IniFile look(Path path, IniSyntax syntax)
      throws ProviderException, IOException, InterruptedException {
    byte[] content = files.read(path);
    Parsed known = parsed.get(path);
    if (known == null || known.content != content || !known.syntax.equals(syntax)) {
      known = new Parsed(content, syntax, new IniFile(syntax, content));
      parsed.put(path, known);
    }
    return known.file;
  }

  @Override
  public SettingState observe(DesiredSetting desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    IniFile file = look(desired.path(), desired.syntax());
    boolean hasSection = file.hasSection(desired.section());
    String setting = desired.setting();
    if (setting == null) {
      return new SettingState(hasSection, hasSection, List.of());
    }
    List<String> values = file.values(desired.section(), setting);
    if (!desired.several() && values.size() > 1) {
      values = values.subList(values.size() - 1, values.size());
    }
    return new SettingState(!values.isEmpty(), hasSection, values);
  }

  @Override
  public List<Change> diff(DesiredSetting desired, SettingState observed) {
    Boolean present = desired.present();
    if (desired.refreshOnly() || isWithoutSection(desired, observed)) {
      return List.of();
    }
    if (present != null && present != observed.exists()) {
      return List.of(
          present
              ? Change.ensure(type, "absent", "present")
              : Change.ensure(type, "present", "absent"));
    }
    List<String> wanted = desired.values();
    if (!observed.exists() || wanted == null || isSame(desired, observed.values(), wanted)) {
      return List.of();
    }
    return List.of(SettingText.change(desired, observed.values(), wanted));
  }

  private static boolean isWithoutSection(DesiredSetting desired, SettingState observed) {
    return desired.setting() != null && !desired.addsSection() && !observed.hasSection();
  }

  /** Several values are the same in any order, each once. */
  private static boolean isSame(DesiredSetting desired, List<String> found, List<String> wanted) {
    if (!desired.several()) {
      return found.equals(wanted);
    }
    Set<String> values = new HashSet<>(found);
    return found.size() == wanted.size()
        && values.size() == found.size()
        && values.equals(new HashSet<>(wanted));
  }

  @Override
  public void apply(DesiredSetting desired, SettingState observed, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    write(desired);
  }

  @Override
  public boolean refreshable(DesiredSetting desired) {
    return desired.refreshOnly();
  }

  @Override
  public void refresh(DesiredSetting desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    write(desired);
  }

  private void write(DesiredSetting desired)
      throws ProviderException, IOException, InterruptedException {
    Path path = desired.path();
    IniFile file = new IniFile(desired.syntax(), files.read(path));
    String setting = desired.setting();
    List<String> values = desired.values();
    if (Boolean.FALSE.equals(desired.present())) {
      remove(file, desired);
    } else if (setting == null) {
      file.need(desired.section());
    } else if (desired.several()) {
      file.setAll(desired.section(), setting, values == null ? List.of() : values);
    } else {
      file.set(desired.section(), setting, values == null ? "" : values.get(0));
    }
    files.write(path, desired.several() ? file.plainContent() : file.content());
  }

  private static void remove(IniFile file, DesiredSetting desired) {
    String setting = desired.setting();
    if (setting != null && desired.several()) {
      file.removeSetting(desired.section(), setting);
    } else if (setting != null) {
      file.remove(desired.section(), setting);
    }
  }

  /** Returns all settings of a file, named by section and setting. */
  final List<Generated> settings(@Nullable Path path, IniSyntax syntax, String resourceType)
      throws ProviderException, IOException, InterruptedException {
    List<Generated> all = new ArrayList<>();
    if (path != null) {
      IniFile file = look(path, syntax);
      for (String section : file.sectionNames()) {
        for (String setting : file.settingNames(section)) {
          all.add(
              new Generated(
                  resourceType, section.isEmpty() ? setting : section + "/" + setting, Map.of()));
        }
      }
    }
    return all;
  }
}
