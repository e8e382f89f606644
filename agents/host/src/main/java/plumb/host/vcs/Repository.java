package plumb.host.vcs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import plumb.agent.provider.Level;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.ResourceLog;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;
import plumb.host.content.RegularFile;
import plumb.host.content.Trees;
import plumb.host.principals.Principals;
import plumb.host.vcs.DesiredRepository.Ensure;

/** What is at the path of one resource, and how it becomes what is wanted. */
final class Repository {
  private final DesiredRepository desired;
  private final Path path;
  private final Git git;

  Repository(DesiredRepository desired, Principals principals)
      throws ProviderException, IOException, InterruptedException {
    this.desired = desired;
    this.path = desired.path();
    this.git = Git.of(desired, principals);
  }

  /** A working copy of another source is none. */
  private boolean isWorkingCopy() throws IOException {
    Path settings = path.resolve(".git/config");
    String source = desired.source();
    if (source == null || !Files.exists(settings)) {
      return Files.isDirectory(path.resolve(".git"));
    }
    String text = new String(RegularFile.read(settings), StandardCharsets.UTF_8);
    return text.contains(source);
  }

  /** Looks at what is there and, where the latest is wanted, at what the remote has. */
  RepositoryState look() throws ProviderException, IOException, InterruptedException {
    if (!isWorkingCopy()) {
      boolean bare = Files.exists(path.resolve("config"));
      return new RepositoryState(bare ? Ensure.BARE : Ensure.ABSENT, null);
    }
    boolean latest = desired.ensure() == Ensure.LATEST && isLatest();
    return new RepositoryState(
        latest ? Ensure.LATEST : Ensure.PRESENT, desired.revision() == null ? null : revision());
  }

  private boolean isLatest() throws ProviderException, IOException, InterruptedException {
    String branch = git.ask("symbolic-ref", "--short", "--quiet", "HEAD");
    String source = desired.source();
    if (branch.isEmpty() || source == null) {
      return true; // a tag or a commit does not move
    }
    String there = git.inside("ls-remote", source, "refs/heads/" + branch).strip();
    if (there.isEmpty()) {
      throw new ProviderException("There is no branch " + branch + " at " + source);
    }
    return there.startsWith(git.inside("rev-parse", "HEAD").strip());
  }

  /** The wanted revision, if that is what is checked out; the commit otherwise. */
  private String revision() throws ProviderException, IOException, InterruptedException {
    String wanted = Objects.requireNonNull(desired.revision());
    String head = git.inside("rev-parse", "HEAD").strip();
    return head.equals(commit(wanted)) ? wanted : head;
  }

  private String commit(String name) throws ProviderException, IOException, InterruptedException {
    for (String reference :
        List.of(
            "refs/tags/" + name,
            "refs/heads/" + name,
            "refs/remotes/" + desired.remote() + "/" + name,
            name)) {
      String commit = git.ask("rev-parse", "--verify", "--quiet", reference + "^{commit}");
      if (!commit.isEmpty()) {
        return commit;
      }
    }
    return "";
  }

  void create(ResourceLog log) throws ProviderException, IOException, InterruptedException {
    String source = desired.source();
    clear(log);
    if (source == null) {
      initialise();
    } else {
      copy(source);
      setRemotes();
      if (desired.revision() != null) {
        checkOut(desired.revision());
      }
      updateSubmodules();
    }
    dress();
  }

  private void clear(ResourceLog log) throws ProviderException, IOException {
    if (!Files.isDirectory(path) || isEmpty()) {
      return;
    }
    if (!desired.force()) {
      throw new ProviderException("Could not create repository (non-repository at path)");
    }
    log.plain(Level.NOTICE, "Removing " + path + " to replace with vcsrepo.");
    Trees.delete(path);
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> entries = Files.list(path)) {
      return entries.findAny().isEmpty();
    }
  }

  private void initialise() throws ProviderException, IOException, InterruptedException {
    Files.createDirectories(path);
    if (desired.user() != null) {
      own(desired.user(), false);
    }
    if (desired.ensure() == Ensure.BARE) {
      git.inside("init", "--bare");
    } else {
      git.inside("init");
    }
  }

  private void copy(String source) throws ProviderException, IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("clone"));
    if (desired.depth() > 0) {
      arguments.addAll(List.of("--depth", Integer.toString(desired.depth())));
      if (desired.revision() != null) {
        arguments.addAll(List.of("--branch", desired.revision()));
      }
    }
    if (desired.branch() != null) {
      arguments.addAll(List.of("--branch", desired.branch()));
    }
    if (desired.ensure() == Ensure.BARE) {
      arguments.add("--bare");
    }
    if (!desired.remote().equals("origin")) {
      arguments.addAll(List.of("--origin", desired.remote()));
    }
    arguments.addAll(List.of(source, path.toString()));
    git.outside(arguments);
  }

  private void setRemotes() throws ProviderException, IOException, InterruptedException {
    boolean changed = false;
    for (Map.Entry<String, String> remote : desired.remotes().entrySet()) {
      String known = git.ask("config", "--get", "remote." + remote.getKey() + ".url");
      if (!known.equals(remote.getValue())) {
        String verb = known.isEmpty() ? "add" : "set-url";
        git.inside("remote", verb, remote.getKey(), remote.getValue());
        changed = true;
      }
    }
    if (changed) {
      git.inside("remote", "update");
    }
  }

  /** Fetches what the remotes have, and goes to the wanted revision or along with the branch. */
  void update(ResourceLog log) throws ProviderException, IOException, InterruptedException {
    fetch();
    String branch = git.ask("symbolic-ref", "--short", "--quiet", "HEAD");
    String reference = desired.revision() == null ? branch : desired.revision();
    log.log(Level.NOTICE, "ensure", "Updating to latest '" + reference + "' revision");
    goTo(reference);
  }

  /** Fetches what the remotes have, and goes to a revision. */
  void change(String revision) throws ProviderException, IOException, InterruptedException {
    fetch();
    goTo(revision);
  }

  private void fetch() throws ProviderException, IOException, InterruptedException {
    if (desired.source() != null) {
      setRemotes();
      git.inside("fetch", desired.remote());
      git.inside("fetch", "--tags", desired.remote());
    }
  }

  private void goTo(String revision) throws ProviderException, IOException, InterruptedException {
    checkOut(revision);
    String remote = desired.remote() + "/" + revision;
    if (exists("refs/heads/" + revision) && exists("refs/remotes/" + remote)) {
      git.inside("reset", "--hard", remote);
    }
    updateSubmodules();
    dress();
  }

  private boolean exists(String reference)
      throws ProviderException, IOException, InterruptedException {
    return !git.ask("rev-parse", "--verify", "--quiet", reference).isEmpty();
  }

  private void checkOut(String revision)
      throws ProviderException, IOException, InterruptedException {
    String remote = desired.remote() + "/" + revision;
    if (!exists("refs/heads/" + revision) && exists("refs/remotes/" + remote)) {
      git.inside("checkout", "--force", "-b", revision, "--track", remote);
    } else {
      git.inside("checkout", "--force", revision);
    }
  }

  private void updateSubmodules() throws ProviderException, IOException, InterruptedException {
    if (desired.ensure() != Ensure.BARE && desired.submodules()) {
      git.inside("submodule", "update", "--init", "--recursive");
    }
  }

  /** Gives all files to their owner, and writes what is none of the repository's. */
  private void dress() throws ProviderException, IOException, InterruptedException {
    List<String> excludes = desired.excludes();
    if (excludes != null) {
      Path directory = desired.ensure() == Ensure.BARE ? path : path.resolve(".git");
      exclude(directory.resolve("info/exclude"), excludes);
    }
    if (desired.owner() != null || desired.group() != null) {
      String owner = Objects.requireNonNullElse(desired.owner(), "");
      own(desired.group() == null ? owner : owner + ":" + desired.group(), true);
    }
  }

  /** Whoever owns the repository may have put a link there. */
  private static void exclude(Path file, List<String> excludes) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(file);
    }
    Files.write(
        file,
        excludes,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE,
        LinkOption.NOFOLLOW_LINKS);
  }

  private void own(String owner, boolean everything)
      throws ProviderException, IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("chown", "--no-dereference"));
    if (everything) {
      command.addAll(List.of("--recursive", "-P"));
    }
    command.addAll(List.of("--", owner, path.toString()));
    CommandResult result = Command.of(command).run();
    if (!result.succeeded()) {
      throw new ProviderException(result.failure());
    }
  }

  void remove() throws IOException {
    Trees.delete(path);
  }
}
