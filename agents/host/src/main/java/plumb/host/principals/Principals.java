package plumb.host.principals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds users and groups. The files of the machine are read again when they change, since a run may
 * create a user and then need it; what is not in them is asked for with {@code getent}, which knows
 * directory services too. For one thread.
 */
public final class Principals {
  private final Database users;
  private final Database groups;
  private long own = -1;

  /** Finds the users and groups of this machine. */
  public Principals() {
    this(Path.of("/etc/passwd"), Path.of("/etc/group"));
  }

  /**
   * Finds users and groups in other files.
   *
   * @param passwd file in the format of passwd(5)
   * @param group file in the format of group(5)
   */
  public Principals(Path passwd, Path group) {
    this.users = new Database(passwd, "passwd");
    this.groups = new Database(group, "group");
  }

  /**
   * A user.
   *
   * @param gid its primary group
   * @param home its home directory, which may not exist
   */
  public record User(String name, long uid, long gid, String home) {}

  /** Returns the number of the user that this process runs as. */
  public long own() throws IOException {
    if (own < 0) {
      own = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    }
    return own;
  }

  /** Returns the user with that name or number, or null. */
  public @Nullable User user(String nameOrNumber) throws IOException, InterruptedException {
    String[] fields = users.find(nameOrNumber);
    Long uid = fields == null ? null : Database.number(fields[2]);
    Long gid = fields == null || fields.length < 6 ? null : Database.number(fields[3]);
    return fields == null || uid == null || gid == null
        ? null
        : new User(fields[0], uid, gid, fields[5]);
  }

  /** Returns the number of a user, a number standing for itself; -1 when there is none. */
  public long uid(String nameOrNumber) throws IOException, InterruptedException {
    return users.number(nameOrNumber, 2);
  }

  /** Returns the number of a group, a number standing for itself; -1 when there is none. */
  public long gid(String nameOrNumber) throws IOException, InterruptedException {
    return groups.number(nameOrNumber, 2);
  }

  /** Returns the name of a user, or the number as text when it has none. */
  public String userName(long uid) throws IOException, InterruptedException {
    return users.name(uid);
  }

  /** Returns the name of a group, or the number as text when it has none. */
  public String groupName(long gid) throws IOException, InterruptedException {
    return groups.name(gid);
  }
}
