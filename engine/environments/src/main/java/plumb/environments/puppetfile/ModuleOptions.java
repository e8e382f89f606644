package plumb.environments.puppetfile;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options of one {@code mod}; the last of equal ones counts, as in Ruby. */
final class ModuleOptions {
  private static final Set<String> KNOWN =
      Set.of(
          "git",
          "ref",
          "tag",
          "branch",
          "commit",
          "default_branch",
          "type",
          "source",
          "version",
          "local",
          "install_path",
          "exclude_spec",
          "checksum",
          "svn",
          "rev",
          "revision",
          "username",
          "password");
  private static final Set<String> REFS = Set.of("ref", "tag", "branch", "commit", "version");

  private final Call call;
  private final Declarations declarations;
  private final Map<String, Call.Option> options = new HashMap<>();
  private Call.@Nullable Option ref;

  ModuleOptions(Call call, Declarations declarations) {
    this.call = call;
    this.declarations = declarations;
    for (Call.Option option : call.options()) {
      if (!KNOWN.contains(option.key())) {
        declarations.warning(
            option.offset(),
            option.length(),
            "modules have no option '" + option.key() + "'; it is ignored",
            null);
      }
      options.put(option.key(), option);
      if (REFS.contains(option.key())) {
        ref = option;
      }
    }
  }

  @Nullable Value installPath() {
    Call.Option option = options.get("install_path");
    return option == null ? null : option.value();
  }

  @Nullable Boolean excludeSpec() {
    Call.Option option = options.get("exclude_spec");
    return option == null ? null : Boolean.valueOf(Boolean.TRUE.equals(option.value().content()));
  }

  /** Where the content comes from; null when that cannot be told, and the reason was. */
  @Nullable ModuleSource source(boolean owned) {
    String type = text("type");
    if (options.containsKey("git") || "git".equals(type)) {
      return git();
    }
    if (options.containsKey("svn") || "svn".equals(type)) {
      return refuse("modules of Subversion are not supported", "import it into a git repository");
    }
    if (isTrue("local") || "local".equals(type)) {
      return new ModuleSource.Local();
    }
    if ("tarball".equals(type)) {
      return tarball();
    }
    if ("forge".equals(type) || call.options().isEmpty() || onlyPlacement()) {
      return forge(owned);
    }
    return refuse(
        "it is not said where the module comes from",
        "say git: '...', or type: 'git', 'tarball' or 'forge' with source: '...'");
  }

  private boolean onlyPlacement() {
    return Set.of("install_path", "exclude_spec", "version").containsAll(options.keySet());
  }

  private @Nullable ModuleSource git() {
    String remote = options.containsKey("git") ? text("git") : text("source");
    if (remote == null || remote.isBlank()) {
      return refuse("the address of the repository is missing", "add it: git: 'https://...'");
    }
    if (remote.startsWith("-")) {
      return refuse("'" + remote + "' is no address of a repository", null);
    }
    Call.Option wanted = ref;
    if (wanted == null) {
      return new ModuleSource.Git(remote, null, false, text("default_branch"));
    }
    if (wanted.value().content() instanceof Value.Symbol symbol
        && symbol.name().equals("control_branch")) {
      return new ModuleSource.Git(remote, null, true, text("default_branch"));
    }
    String name = wanted.value().text();
    if (name == null || name.isBlank()) {
      declarations.error(
          wanted.value().offset(), wanted.value().length(), "this is no name of a ref", null);
      return null;
    }
    return new ModuleSource.Git(remote, name, false, text("default_branch"));
  }

  private @Nullable ModuleSource tarball() {
    String location = text("source");
    if (location == null) {
      return refuse("the address of the archive is missing", "add it: source: 'https://...'");
    }
    String sum = options.containsKey("checksum") ? text("checksum") : text("version");
    if (sum != null && !sum.matches("[0-9a-fA-F]{64}")) {
      return refuse(
          "'" + sum + "' is no SHA-256 sum of an archive", "it has 64 hexadecimal digits");
    }
    return new ModuleSource.Tarball(location, sum);
  }

  private @Nullable ModuleSource forge(boolean owned) {
    if (!owned) {
      return refuse(
          "a module of a Forge has an owner",
          "write owner/name; local: true leaves a module to what put it there");
    }
    Value version = null;
    if (call.arguments().size() > 1) {
      version = call.arguments().get(1);
    } else if (options.containsKey("version")) {
      version = Objects.requireNonNull(options.get("version")).value();
    }
    if (version == null || version.content() == Value.NOTHING) {
      return new ModuleSource.Forge(null, false);
    }
    if (version.content() instanceof Value.Symbol symbol && symbol.name().equals("latest")
        || "latest".equals(version.content())) {
      return new ModuleSource.Forge(null, true);
    }
    if (version.content() instanceof String text
        && text.matches("\\d+\\.\\d+\\.\\d+([-+][0-9A-Za-z.+-]+)?")) {
      return new ModuleSource.Forge(text, false);
    }
    declarations.error(
        version.offset(),
        version.length(),
        "this is no version of a module",
        "write one version such as '1.2.3', or :latest");
    return null;
  }

  private boolean isTrue(String key) {
    Call.Option option = options.get(key);
    return option != null
        && option.value().content() != Value.NOTHING
        && !Boolean.FALSE.equals(option.value().content());
  }

  private @Nullable String text(String key) {
    Call.Option option = options.get(key);
    return option == null ? null : option.value().text();
  }

  private @Nullable ModuleSource refuse(String message, @Nullable String hint) {
    declarations.error(
        call.arguments().get(0).offset(), call.arguments().get(0).length(), message, hint);
    return null;
  }
}
