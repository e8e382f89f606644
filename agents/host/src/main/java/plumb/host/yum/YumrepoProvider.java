package plumb.host.yum;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Generated;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.ResourceLog;
import plumb.host.records.FileStore;

/** Manages repositories of yum and dnf ({@code yumrepo}). */
public final class YumrepoProvider implements Provider<DesiredRepository, RepositoryState> {
  private static final String ABSENT = "absent";

  private final FileStore store;
  private final Path directory;

  /** Opens the provider for one run. */
  public YumrepoProvider(FileStore store) {
    this(store, Path.of("/etc/yum.repos.d"));
  }

  YumrepoProvider(FileStore store, Path directory) {
    this.store = store;
    this.directory = directory;
  }

  @Override
  public String name(DesiredRepository desired) {
    return "inifile";
  }

  @Override
  public DesiredRepository desire(Declaration declaration) {
    String name = declaration.text("name", declaration.title());
    if (!name.matches("[^\\s/\\[\\]]+")) {
      declaration.problem("name", "'" + name + "' is no name of a repository");
    }
    String target = declaration.text("target");
    String file = target == null ? name : target.startsWith("/") ? null : target;
    Path path =
        file == null
            ? Path.of(String.valueOf(target)).normalize()
            : directory.resolve(file.endsWith(".repo") ? file : file + ".repo").normalize();
    if (file != null && !directory.equals(path.getParent())) {
      declaration.problem("target", "'" + target + "' is no file of " + directory);
    }
    Map<Setting, String> values = new LinkedHashMap<>();
    for (Setting setting : Setting.ALL) {
      String value = declaration.text(setting.property());
      if (value != null) {
        String complaint = value.equals(ABSENT) ? null : setting.kind().complaint(value);
        if (complaint != null) {
          declaration.problem(setting.property(), complaint);
        }
        values.put(setting, value.equals(ABSENT) ? value : setting.kind().normal(value));
      }
    }
    String ensure = declaration.word("ensure", List.of("present", ABSENT));
    Boolean present = ensure == null ? null : Boolean.valueOf(ensure.equals("present"));
    return new DesiredRepository(
        name,
        present == null && !values.isEmpty() ? Boolean.TRUE : present,
        path,
        Collections.unmodifiableMap(values));
  }

  @Override
  public @Nullable String identity(DesiredRepository desired) {
    return desired.name();
  }

  @Override
  public boolean listsInstances() {
    return true;
  }

  @Override
  public List<Generated> instances() throws ProviderException, IOException, InterruptedException {
    List<Generated> all = new ArrayList<>();
    for (Path file : files()) {
      for (String name : read(file).sections()) {
        all.add(new Generated("Yumrepo", name, Map.of()));
      }
    }
    return all;
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "*.repo")) {
        entries.forEach(files::add);
      }
    }
    Collections.sort(files);
    return files;
  }

  private RepositoryFile read(Path file)
      throws ProviderException, IOException, InterruptedException {
    return new RepositoryFile(new String(store.read(file), StandardCharsets.UTF_8));
  }

  @Override
  public RepositoryState observe(DesiredRepository desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    List<Path> files = new ArrayList<>(List.of(desired.target()));
    files.addAll(files());
    for (Path file : files) {
      Map<String, String> settings = read(file).section(desired.name());
      if (settings != null) {
        return new RepositoryState(file, settings);
      }
    }
    return new RepositoryState(null, Map.of());
  }

  @Override
  public List<Change> diff(DesiredRepository desired, RepositoryState observed) {
    List<Change> changes = new ArrayList<>();
    if (observed.file() == null) {
      if (Boolean.TRUE.equals(desired.present())) {
        changes.add(Change.ensure("yumrepo", ABSENT, "present"));
      }
    } else if (Boolean.FALSE.equals(desired.present())) {
      changes.add(Change.ensure("yumrepo", "present", ABSENT));
    } else {
      desired
          .values()
          .forEach(
              (setting, wanted) -> {
                String current = observed.settings().getOrDefault(setting.key(), ABSENT);
                if (!setting.kind().normal(current).equals(wanted)) {
                  Change change = Change.of(setting.property(), current, wanted);
                  boolean secret = setting.kind() == Setting.Kind.SECRET;
                  changes.add(secret ? change.secret() : change);
                }
              });
    }
    return changes;
  }

  @Override
  public void apply(
      DesiredRepository desired, RepositoryState observed, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    Path path = observed.file() == null ? desired.target() : observed.file();
    RepositoryFile file = read(path);
    if (Boolean.FALSE.equals(desired.present())) {
      file.removeSection(desired.name());
    } else {
      desired
          .values()
          .forEach(
              (setting, value) -> {
                if (value.equals(ABSENT)) {
                  file.remove(desired.name(), setting.key());
                } else if (observed.file() == null
                    || setting.property().equals(change.property())) {
                  file.set(desired.name(), setting.key(), value);
                }
              });
    }
    if (file.sections().isEmpty()) {
      Files.deleteIfExists(path);
    } else {
      if (!Files.isDirectory(directory) && directory.equals(path.getParent())) {
        Files.createDirectory(directory);
      }
      store.write(path, file.text().getBytes(StandardCharsets.UTF_8));
    }
  }
}
