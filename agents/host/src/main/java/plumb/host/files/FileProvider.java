package plumb.host.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Child;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.FileSource;
import plumb.agent.provider.Level;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.Relations;
import plumb.agent.provider.ResourceLog;
import plumb.host.content.RegularFile;
import plumb.host.principals.Principals;
import plumb.host.web.WebClient;

/** Manages files, directories and links. */
public final class FileProvider implements Provider<FileDesired, FileState> {
  private final ProviderContext context;
  private final FileObserver observer;
  private final FileChanger changer;
  private final Backups backups;
  private final Places places;

  public FileProvider(ProviderContext context, Principals principals) {
    this.context = context;
    this.backups = new Backups(context);
    this.places = new Places(context, principals);
    WebClient client =
        new WebClient(
            System.getenv(),
            WebClient.Limits.USUAL,
            sentence -> context.log(Level.WARNING, sentence));
    this.observer = new FileObserver(context.files(), new WebSource(client), principals);
    this.changer = new FileChanger(observer, backups);
  }

  @Override
  public String name(FileDesired desired) {
    return "posix";
  }

  @Override
  public FileDesired desire(Declaration declaration) {
    return new FileReader(declaration).read();
  }

  @Override
  public String identity(FileDesired desired) {
    return desired.path().toString();
  }

  @Override
  public void relate(FileDesired desired, Relations relations) {
    Path above = desired.path().getParent();
    while (above != null && !relations.has("File", above.toString())) {
      above = above.getParent();
    }
    if (above != null) {
      relations.require("File", above.toString());
    }
    if (desired.linkTarget() != null) {
      relations.require("File", desired.linkTarget());
    }
    requireNamed(relations, "User", desired.owner());
    requireNamed(relations, "Group", desired.group());
  }

  private static void requireNamed(Relations relations, String type, @Nullable String name) {
    if (name != null && !name.chars().allMatch(Character::isDigit)) {
      relations.require(type, name);
    }
  }

  @Override
  public List<Child<FileDesired>> children(FileDesired desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    return FileChildren.of(context, places, desired, log);
  }

  @Override
  public FileState observe(FileDesired desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    backups.check(desired);
    return places.at(
        desired, at -> observer.observe(desired, at.isMissing() ? null : at.path(), log));
  }

  @Override
  public List<Change> diff(FileDesired desired, FileState observed) {
    return FileDiff.of(desired, observed);
  }

  @Override
  public List<String> auditable() {
    return List.of("ensure", "content", "target", "owner", "group", "mode", "type");
  }

  @Override
  public Map<String, Object> audit(FileDesired desired, FileState observed, Set<String> properties)
      throws ProviderException, IOException, InterruptedException {
    FileStat stat = observed.stat();
    Map<String, Object> values = new HashMap<>();
    if (stat != null) {
      values.put("ensure", stat.kind().label());
      values.put("type", stat.kind().label());
      values.put("owner", stat.uid());
      values.put("group", stat.gid());
      values.put("mode", String.format(Locale.ROOT, "%04o", stat.bits()));
      if (stat.kind() == FileKind.LINK && observed.linkTarget() != null) {
        values.put("target", observed.linkTarget());
      }
      if (stat.kind() == FileKind.FILE && properties.contains("content")) {
        values.put("content", places.at(desired, at -> checksum(desired, at.path())));
      }
    }
    return values;
  }

  private static String checksum(FileDesired desired, Path place) throws IOException {
    try (InputStream in = RegularFile.open(place, desired.copying().followLinks())) {
      return ChecksumKind.SHA256.of(in);
    }
  }

  @Override
  public Map<String, String> held(FileDesired desired, FileState observed) {
    String content = observed.content().desired();
    boolean isDigest = FileObserver.kind(desired, observed.source()).isDigest();
    return desired.hasSource() && isDigest && !content.isEmpty()
        ? Map.of(FileDiff.CONTENT, content)
        : Map.of();
  }

  @Override
  public @Nullable String explain(FileDesired desired, FileState observed, Change change)
      throws ProviderException, IOException, InterruptedException {
    boolean changesContent =
        change.property().equals(FileDiff.CONTENT)
            || change.property().equals(FileDiff.CHECKSUM_VALUE);
    if (!changesContent || !desired.showDiff() || !context.showDiff()) {
      return null;
    }
    FileSource.Entry source = observed.source();
    if (source == null && desired.content() == null) {
      source = observer.findSource(desired);
    }
    FileSource.Entry from = source;
    return places.at(
        desired,
        at -> {
          try (InputStream wanted = FileChanger.open(desired, from)) {
            return ContentDiff.of(
                at.path(), desired.copying().followLinks(), desired.path(), wanted);
          }
        });
  }

  @Override
  public void apply(FileDesired desired, FileState observed, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    places.at(
        desired,
        at -> {
          apply(desired, at.path(), observed, change, log);
          return desired;
        });
  }

  private void apply(
      FileDesired desired, Path path, FileState observed, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    switch (change.property()) {
      case FileDiff.ENSURE -> changer.ensure(desired, path, observed, log);
      case FileDiff.CONTENT, FileDiff.CHECKSUM_VALUE ->
          changer.content(desired, path, observed, log);
      case FileDiff.TARGET -> changer.link(desired, path, observed, log);
      case FileDiff.OWNER -> changer.owner(desired, path, observed);
      case FileDiff.GROUP -> changer.group(desired, path, observed);
      case FileDiff.MODE -> changer.mode(desired, path, observed);
      default -> throw new IllegalArgumentException(change.property());
    }
  }
}
