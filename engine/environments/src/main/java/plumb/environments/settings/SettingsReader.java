package plumb.environments.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.yaml.DataMap;
import plumb.compiler.yaml.YamlReader;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;
import plumb.dsl.source.TextFile;
import plumb.environments.EnvironmentException;
import plumb.environments.git.RemoteAccess;
import plumb.environments.settings.SourceSettings.InvalidBranches;
import plumb.values.EvaluationException;
import plumb.values.Regex;

/** Reads {@code r10k.yaml}. */
public final class SettingsReader {
  private static final List<Path> USUAL_PLACES =
      List.of(
          Path.of("r10k.yaml"),
          Path.of("/etc/puppetlabs/r10k/r10k.yaml"),
          Path.of("/etc/r10k.yaml"));
  private static final Set<String> TOP =
      Set.of(
          "cachedir",
          "proxy",
          "pool_size",
          "git",
          "forge",
          "postrun",
          "sources",
          "deploy",
          "logging",
          "purgedirs");
  private static final Set<String> SOURCE =
      Set.of(
          "type",
          "remote",
          "basedir",
          "prefix",
          "strip_component",
          "ignore_branch_prefixes",
          "filter_command",
          "invalid_branches",
          "puppetfile_name");
  private static final Set<String> GIT =
      Set.of(
          "provider",
          "default_ref",
          "proxy",
          "username",
          "private_key",
          "oauth_token",
          "repositories");
  private static final Set<String> REPOSITORY =
      Set.of("remote", "private_key", "oauth_token", "proxy", "username");
  private static final Set<String> FORGE =
      Set.of("proxy", "baseurl", "authorization_token", "allow_puppetfile_override");
  private static final Set<String> DEPLOY =
      Set.of(
          "purge_levels",
          "purge_allowlist",
          "purge_whitelist",
          "write_lock",
          "generate_types",
          "puppet_path",
          "puppet_conf",
          "exclude_spec");

  private final List<Diagnostic> problems = new ArrayList<>();
  private final @Nullable Path cacheOverride;

  private SettingsReader(@Nullable Path cacheOverride) {
    this.cacheOverride = cacheOverride;
  }

  /**
   * Reads the settings.
   *
   * @param file null for the first of the usual places that is there
   * @param cacheOverride goes before the setting cachedir
   * @throws InvalidSourceException with everything that makes them unusable
   * @throws EnvironmentException when there is no file
   */
  public static DeploySettings read(@Nullable Path file, @Nullable Path cacheOverride)
      throws IOException {
    Path found = file == null ? usualFile() : file;
    if (found == null) {
      throw new EnvironmentException(
          "MISSING_SETTINGS",
          "there is no r10k.yaml here, in /etc/puppetlabs/r10k or in /etc",
          "write one with the control repository: sources: {main: {remote: URL, basedir:"
              + " /etc/puppetlabs/code/environments}}, or name it with --config");
    }
    return new SettingsReader(cacheOverride).settings(found.toString(), TextFile.read(found), true);
  }

  /** The same for what needs no source: without a file everything is as usual. */
  public static DeploySettings readOrUsual(@Nullable Path file, @Nullable Path cacheOverride)
      throws IOException {
    SettingsReader reader = new SettingsReader(cacheOverride);
    Path found = file == null ? usualFile() : file;
    return found == null
        ? reader.settings("", "{}", false)
        : reader.settings(found.toString(), TextFile.read(found), false);
  }

  private static @Nullable Path usualFile() {
    return USUAL_PLACES.stream().filter(Files::isRegularFile).findFirst().orElse(null);
  }

  private DeploySettings settings(String path, String text, boolean needsSources) {
    SourceText source = new SourceText(path, text);
    if (!(YamlReader.readNames(path, text) instanceof DataMap map)) {
      throw invalid(source, "the settings are a mapping");
    }
    Section top = new Section("", map, source, problems);
    top.expect(TOP);
    String proxy = top.text("proxy", String.valueOf(Objects.requireNonNullElse(proxy(), "")));
    List<SourceSettings> sources = sources(top);
    if (needsSources && !top.has("sources")) {
      throw invalid(source, "the setting sources is missing: which control repository to deploy");
    }
    Section deploy = top.section("deploy");
    deploy.expect(DEPLOY);
    if (deploy.flag("generate_types", false)) {
      deploy.warn("generate_types", "types are not generated: our compiler reads them itself");
    }
    DeploySettings settings =
        new DeploySettings(
            cacheDirectory(top),
            top.number("pool_size", 4),
            sources,
            postrun(top),
            git(top.section("git"), proxy.isEmpty() ? null : proxy),
            forge(top.section("forge"), proxy.isEmpty() ? null : proxy),
            purgeLevels(deploy),
            deploy.list(deploy.has("purge_allowlist") ? "purge_allowlist" : "purge_whitelist"),
            deploy.text("write_lock"),
            deploy.flag("exclude_spec", false),
            problems.stream().filter(p -> p.severity() == Severity.WARNING).toList());
    List<Diagnostic> errors =
        problems.stream().filter(problem -> problem.severity() == Severity.ERROR).toList();
    if (!errors.isEmpty()) {
      throw new InvalidSourceException(errors);
    }
    return settings;
  }

  private static InvalidSourceException invalid(SourceText source, String message) {
    return new InvalidSourceException(
        List.of(new Diagnostic("INVALID_SETTING", Severity.ERROR, message, source, 0, 0, null)));
  }

  private static @Nullable String proxy() {
    for (String name : List.of("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy")) {
      if (System.getenv(name) != null) {
        return System.getenv(name);
      }
    }
    return null;
  }

  private Path cacheDirectory(Section top) {
    if (cacheOverride != null) {
      return cacheOverride.toAbsolutePath();
    }
    String home = System.getProperty("user.home", "/root");
    String named = top.text("cachedir", home + "/.r10k");
    return Path.of(named.startsWith("~/") ? home + named.substring(1) : named).toAbsolutePath();
  }

  private static List<String> postrun(Section top) {
    if (top.value("postrun") instanceof String) {
      top.refuse("postrun", "postrun must be a list of strings: a program and its arguments");
    }
    return top.list("postrun");
  }

  private static Set<PurgeLevel> purgeLevels(Section deploy) {
    if (!deploy.has("purge_levels")) {
      return EnumSet.of(PurgeLevel.DEPLOYMENT, PurgeLevel.PUPPETFILE);
    }
    EnumSet<PurgeLevel> levels = EnumSet.noneOf(PurgeLevel.class);
    for (String word : deploy.list("purge_levels")) {
      PurgeLevel level = Section.word(word, PurgeLevel.class);
      if (level == null) {
        deploy.refuse(
            "purge_levels",
            "'" + word + "' is no purge level; those are deployment, environment and puppetfile");
      } else {
        levels.add(level);
      }
    }
    return levels;
  }

  private static GitSettings git(Section git, @Nullable String proxy) {
    git.expect(GIT);
    List<GitSettings.RepositorySettings> repositories = new ArrayList<>();
    for (Section one : git.sections("repositories")) {
      one.expect(REPOSITORY);
      repositories.add(
          new GitSettings.RepositorySettings(one.text("remote", ""), access(one, null)));
    }
    return new GitSettings(git.text("default_ref"), access(git, proxy), List.copyOf(repositories));
  }

  private static RemoteAccess access(Section section, @Nullable String proxy) {
    String own = section.text("proxy");
    return new RemoteAccess(
        section.text("private_key"),
        section.text("oauth_token"),
        section.text("username"),
        own == null ? proxy : own);
  }

  private static ForgeSettings forge(Section forge, @Nullable String proxy) {
    forge.expect(FORGE);
    return new ForgeSettings(
        forge.text("baseurl", ForgeSettings.PUBLIC),
        forge.text("authorization_token"),
        forge.text("proxy", proxy == null ? "" : proxy),
        forge.flag("allow_puppetfile_override", false));
  }

  private static List<SourceSettings> sources(Section top) {
    Section all = top.section("sources");
    List<SourceSettings> sources = new ArrayList<>();
    for (String name : all.keys()) {
      Section one = all.section(name);
      one.expect(SOURCE);
      String remote = one.text("remote");
      String basedir = one.text("basedir");
      if (remote == null || remote.isBlank() || remote.startsWith("-")) {
        all.refuse(name, "the source " + name + " needs a remote: the URL of a repository");
      }
      if (basedir == null || basedir.isBlank()) {
        all.refuse(name, "the source " + name + " needs a basedir: a directory of environments");
      }
      if (!one.text("type", "git").equals("git")) {
        one.refuse("type", "only sources of type git are supported");
      }
      sources.add(
          new SourceSettings(
              name,
              String.valueOf(remote),
              Path.of(basedir == null ? "/" : basedir).toAbsolutePath().normalize(),
              prefix(one, name),
              stripComponent(one),
              one.list("ignore_branch_prefixes"),
              one.text("filter_command"),
              one.word("invalid_branches", InvalidBranches.class, InvalidBranches.CORRECT_AND_WARN),
              one.text("puppetfile_name", "Puppetfile")));
    }
    return sources;
  }

  private static String prefix(Section source, String name) {
    Object value = source.value("prefix");
    if (value == null || Boolean.FALSE.equals(value)) {
      return "";
    }
    String prefix = Boolean.TRUE.equals(value) ? name : source.text("prefix", "");
    if (!prefix.matches("\\w*")) {
      source.refuse("prefix", "'" + prefix + "' cannot start the name of an environment");
    }
    return prefix + "_";
  }

  private static @Nullable String stripComponent(Section source) {
    if (Boolean.FALSE.equals(source.value("strip_component"))) {
      return null;
    }
    String text = source.text("strip_component");
    if (text != null && text.length() > 1 && text.startsWith("/") && text.endsWith("/")) {
      try {
        Regex.of(text.substring(1, text.length() - 1)).validate();
      } catch (EvaluationException e) {
        source.refuse("strip_component", text + " is no regular expression");
      }
    }
    return text;
  }
}
