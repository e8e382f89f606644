package plumb.host.vcs;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;

/** Reads and checks the parameters of a {@code vcsrepo}. */
final class RepositoryDeclaration {
  private static final Pattern REVISION = Pattern.compile("^\\S+$");

  private final Declaration declaration;

  RepositoryDeclaration(Declaration declaration) {
    this.declaration = declaration;
  }

  DesiredRepository read() {
    String provider = declaration.text("provider", "git");
    if (!provider.equals("git")) {
      declaration.problem("provider", "Invalid provider '" + provider + "'; only 'git' is there");
    }
    String remote = declaration.text("remote", "origin");
    DesiredRepository.Ensure ensure = ensure();
    String revision = declaration.matching("revision", REVISION);
    if (ensure == DesiredRepository.Ensure.BARE && revision != null) {
      declaration.problem(
          "revision", "Cannot set a revision (" + revision + ") on a bare repository");
    }
    checkNoOption("remote", remote);
    if (revision != null) {
      checkNoOption("revision", revision);
    }
    return new DesiredRepository(
        path(),
        ensure,
        remotes(remote),
        remote,
        revision,
        word("branch"),
        depth(),
        flag("force", "false"),
        flag("submodules", "true"),
        declaration.texts("excludes"),
        word("owner"),
        word("group"),
        declaration.text("user"),
        declaration.path("identity"));
  }

  private boolean flag(String name, String otherwise) {
    return declaration.word(name, List.of("true", "false"), otherwise).equals("true");
  }

  private DesiredRepository.Ensure ensure() {
    String word =
        declaration.word("ensure", List.of("present", "bare", "absent", "latest"), "present");
    return DesiredRepository.Ensure.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private Path path() {
    String path = declaration.text("path", declaration.title());
    if (!path.startsWith("/") || path.indexOf('\0') >= 0) {
      declaration.problem("path", "Path must be absolute: " + path);
      return Path.of("/");
    }
    Path normal = Path.of(path).normalize();
    if (normal.getParent() == null) {
      declaration.problem("path", "The whole file system cannot be a repository");
    }
    return normal;
  }

  private Map<String, String> remotes(String remote) {
    Map<String, String> remotes = new TreeMap<>();
    Object source = declaration.value("source");
    if (source instanceof Map<?, ?> map) {
      map.forEach((name, address) -> add(remotes, name.toString(), address.toString()));
      if (!remotes.containsKey(remote)) {
        declaration.problem(
            "source", "You must specify the URL for " + remote + " in the :source hash");
      }
    } else if (source != null) {
      add(remotes, remote, source.toString());
    }
    return remotes;
  }

  private void add(Map<String, String> remotes, String name, String address) {
    checkNoOption("source", name);
    checkNoOption("source", address);
    remotes.put(name, address);
  }

  private @Nullable String word(String parameter) {
    String word = declaration.text(parameter);
    if (word != null) {
      checkNoOption(parameter, word);
    }
    return word;
  }

  /** Git would take a word with a dash for an option, whatever it is meant to be. */
  private void checkNoOption(String parameter, String word) {
    if (word.startsWith("-")) {
      declaration.problem(parameter, "'" + word + "' looks like an option of git");
    }
  }

  private int depth() {
    Long depth = declaration.integer("depth");
    return depth == null ? 0 : (int) Math.max(0, Math.min(depth, Integer.MAX_VALUE));
  }
}
