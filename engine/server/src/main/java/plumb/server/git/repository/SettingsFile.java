package plumb.server.git.repository;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Config;
import org.jspecify.annotations.Nullable;
import plumb.server.authority.Names;
import plumb.server.git.repository.RepositorySettings.BranchGrant;
import plumb.server.git.repository.RepositorySettings.Hook;
import plumb.server.git.repository.RepositorySettings.Kind;
import plumb.server.git.repository.RepositorySettings.Limits;
import plumb.server.git.repository.RepositorySettings.ProtectedBranches;

/**
 * The settings of a repository in the file {@code plumb.conf} of its directory, in the format of
 * git's own configuration (git-config). It lies beside the objects, so that all servers that have
 * the disk have it; no push can change it.
 */
final class SettingsFile {
  static final String NAME = "plumb.conf";

  private static final String REPOSITORY = "repository";
  private static final String LIMIT = "limit";
  private static final String BRANCH = "branch";
  private static final String GRANT = "grant";
  private static final String HOOK = "hook";
  private static final Set<String> SECTIONS = Set.of(REPOSITORY, LIMIT, BRANCH, GRANT, HOOK);
  private static final int LONGEST = 1 << 20;

  private SettingsFile() {}

  /**
   * Reads them.
   *
   * @throws IOException when they make no sense: nothing may be done to the repository then
   */
  static RepositorySettings read(Path directory) throws IOException {
    Path file = directory.resolve(NAME);
    try {
      if (Files.size(file) > LONGEST) {
        throw new IOException(file + " is longer than settings are");
      }
      Config config = new Config();
      config.fromText(Files.readString(file));
      return settings(config);
    } catch (NoSuchFileException usual) {
      return RepositorySettings.USUAL;
    } catch (ConfigInvalidException | IllegalArgumentException e) {
      throw new IOException(file + " is no file of settings: " + e.getMessage(), e);
    }
  }

  private static RepositorySettings settings(Config config) throws ConfigInvalidException {
    for (String section : config.getSections()) {
      if (!SECTIONS.contains(section.toLowerCase(Locale.ROOT))) {
        throw new ConfigInvalidException("there is no section [" + section + "]");
      }
    }
    Limits usual = Limits.USUAL;
    Limits limits =
        new Limits(
            config.getLong(LIMIT, "pack", usual.pack()),
            config.getLong(LIMIT, "object", usual.object()),
            config.getLong(LIMIT, "total", usual.total()));
    List<ProtectedBranches> branches = new ArrayList<>();
    for (String pattern : config.getSubsections(BRANCH)) {
      if (config.getBoolean(BRANCH, pattern, "protected", true)) {
        branches.add(
            new ProtectedBranches(Names.of(pattern), named(config, BRANCH, pattern, "push")));
      }
    }
    Map<String, BranchGrant> grants = new LinkedHashMap<>();
    for (String person : config.getSubsections(GRANT)) {
      grants.put(
          person,
          new BranchGrant(
              names(config, person, "read"),
              names(config, person, "write"),
              names(config, person, "force")));
    }
    List<Hook> hooks = new ArrayList<>();
    for (String name : config.getSubsections(HOOK)) {
      hooks.add(hook(config, name));
    }
    Kind kind = config.getEnum(REPOSITORY, null, "kind", Kind.PLAIN);
    return new RepositorySettings(kind, limits, branches, grants, hooks);
  }

  private static Names names(Config config, String person, String right) {
    Names names = named(config, GRANT, person, right);
    return names == null ? new Names(List.of()) : names;
  }

  private static @Nullable Names named(
      Config config, String section, String subsection, String name) {
    String[] values = config.getStringList(section, subsection, name);
    return values.length == 0 ? null : Names.of(String.join(" ", values));
  }

  private static Hook hook(Config config, String name) throws ConfigInvalidException {
    List<String> command = List.of(config.getStringList(HOOK, name, "run"));
    if (command.isEmpty() || !Path.of(command.get(0)).isAbsolute()) {
      throw new ConfigInvalidException(
          "the first `run` of [hook \"" + name + "\"] is a program's absolute path");
    }
    long seconds = config.getLong(HOOK, name, "seconds", Hook.USUAL_TIME.toSeconds());
    return new Hook(name, command, Duration.ofSeconds(seconds));
  }

  /** Writes them: they are the old ones or the new ones, whenever the process ends. */
  static void write(Path directory, RepositorySettings settings) throws IOException {
    Path whole = Files.createTempFile(directory, ".plumb", ".conf");
    try {
      byte[] text = config(settings).toText().getBytes(StandardCharsets.UTF_8);
      try (FileChannel open = FileChannel.open(whole, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(text);
        while (rest.hasRemaining()) {
          int unused = open.write(rest);
        }
        open.force(true);
      }
      Files.move(whole, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  private static Config config(RepositorySettings settings) {
    Config config = new Config();
    config.setEnum(REPOSITORY, null, "kind", settings.kind());
    Limits limits = settings.limits();
    config.setLong(LIMIT, null, "pack", limits.pack());
    config.setLong(LIMIT, null, "object", limits.object());
    config.setLong(LIMIT, null, "total", limits.total());
    for (ProtectedBranches branches : settings.branches()) {
      String pattern = branches.pattern().toString();
      config.setBoolean(BRANCH, pattern, "protected", true);
      Names pushers = branches.pushers();
      if (pushers != null) {
        config.setString(BRANCH, pattern, "push", pushers.toString());
      }
    }
    settings
        .grants()
        .forEach(
            (person, grant) -> {
              config.setString(GRANT, person, "read", grant.read().toString());
              config.setString(GRANT, person, "write", grant.write().toString());
              config.setString(GRANT, person, "force", grant.force().toString());
            });
    for (Hook hook : settings.hooks()) {
      config.setStringList(HOOK, hook.name(), "run", hook.command());
      config.setLong(HOOK, hook.name(), "seconds", hook.time().toSeconds());
    }
    return config;
  }
}
