package plumb.host.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;
import plumb.host.content.RegularFile;
import plumb.host.principals.Principals;
import plumb.host.records.FileStore;

/**
 * Files that belong to users, in directories that they may change at any moment: whatever a link
 * there points to, nothing is written that the user could not write. Writing is done by a process
 * of the user. Reading is done directly where no link is on the way and the file is the user's, and
 * by a process of the user otherwise.
 */
final class KeyFiles implements FileStore {
  /** Replaces "$1" by the standard input; "$2" is who is to own it, or empty for who runs it. */
  private static final String WRITE =
      """
      set -e
      umask 077
      directory=$(dirname -- "$1")
      [ -e "$directory" ] || mkdir -m 700 -- "$directory"
      file=$(readlink -f -- "$1")
      new=$(mktemp -- "$(dirname -- "$file")/.plumb-XXXXXXXXXX")
      trap 'rm -f -- "$new"' EXIT
      cat >"$new"
      [ -z "$2" ] || chown -- "$2" "$new"
      chmod 600 -- "$new"
      sync -- "$new"
      mv -fT -- "$new" "$file"
      trap - EXIT
      """;

  /** To read a pipe would be to wait for whoever writes into it. */
  private static final String READ =
      """
      [ -e "$1" ] || exit 0
      [ -f "$1" ] || { echo "it is no file, but a pipe, a device or a directory" >&2; exit 1; }
      exec cat -- "$1"
      """;

  private static final Duration READING = Duration.ofSeconds(20);

  private final Principals principals;
  private final Map<Path, Owner> owners = new HashMap<>();

  /** Whose a file is, and whether it is written as that user. */
  private record Owner(String user, boolean dropsPrivileges) {}

  KeyFiles(Principals principals) {
    this.principals = principals;
  }

  /** Says whose a file is. */
  void belongs(Path file, String user, boolean dropsPrivileges) {
    owners.put(file, new Owner(user, dropsPrivileges));
  }

  @Override
  public byte[] read(Path file) throws ProviderException, IOException, InterruptedException {
    Owner owner = owners.get(file);
    Principals.User user = owner == null ? null : principals.user(owner.user);
    if (owner == null || user == null) {
      return new byte[0];
    }
    if (!owner.dropsPrivileges || user.uid() == principals.own()) {
      return RegularFile.read(file);
    }
    byte @Nullable [] content = PlainFile.read(file, user.name());
    return content == null ? readAs(user, file) : content;
  }

  private static byte[] readAs(Principals.User user, Path file)
      throws ProviderException, IOException, InterruptedException {
    CommandResult result = as(user, READ, file.toString()).separated().within(READING).run();
    if (!result.succeeded()) {
      throw new ProviderException(
          "Could not read "
              + file
              + " as "
              + user.name()
              + ": "
              + (result.timedOut() ? "it takes too long" : result.errors().strip()));
    }
    return result.output().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void write(Path file, byte[] content)
      throws ProviderException, IOException, InterruptedException {
    Owner owner = owners.get(file);
    if (owner == null) {
      throw new ProviderException("Cannot write SSH authorized keys without user");
    }
    Principals.User user = principals.user(owner.user);
    if (user == null) {
      throw new ProviderException("User '" + owner.user + "' does not exist");
    }
    Command command;
    if (owner.dropsPrivileges) {
      command = as(user, WRITE, file.toString(), "");
    } else {
      if (!isTrusted(file)) {
        throw new ProviderException("drop_privileges is false but the target path is not trusted");
      }
      String ids = user.uid() + ":" + user.gid();
      command = Command.of("/bin/sh", "-c", WRITE, "sh", file.toString(), ids);
    }
    CommandResult result = command.reading(content).run();
    if (!result.succeeded()) {
      throw new ProviderException("Could not write " + file + ": " + result.output().strip());
    }
  }

  private static Command as(Principals.User user, String script, String... arguments) {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of("setpriv", "--reuid=" + user.uid(), "--regid=" + user.gid(), "--init-groups"));
    command.addAll(List.of("--", "/bin/sh", "-c", script, "sh"));
    command.addAll(List.of(arguments));
    return Command.of(command);
  }

  /** Returns whether only root can change what the path of a file leads to. */
  private boolean isTrusted(Path file) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      return false;
    }
    for (Path path = directory.toRealPath(); path != null; path = path.getParent()) {
      Map<String, Object> attributes =
          Files.readAttributes(path, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
      int uid = (Integer) Objects.requireNonNull(attributes.get("uid"));
      int mode = (Integer) Objects.requireNonNull(attributes.get("mode"));
      if (uid != principals.own() || (mode & 022) != 0) {
        return false;
      }
    }
    return true;
  }
}
