package plumb.host.accounts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;

/**
 * The users and groups that this host knows: those of its own files, and those of a directory
 * service where one is configured.
 */
final class Accounts {
  private static final Duration LOOKUP = Duration.ofSeconds(30);

  private final AccountFile passwd = new AccountFile("/etc/passwd");
  private final AccountFile shadow = new AccountFile("/etc/shadow");
  private final AccountFile group = new AccountFile("/etc/group");

  /** A user as every process may see it. */
  record User(String name, long uid, long gid, String comment, String home, String shell) {}

  /**
   * What only root may see of a user.
   *
   * @param hash of the password
   * @param minAge days that a password must be used; null when not set
   * @param maxAge days that a password may be used; null when not set
   * @param warnDays days before that in which users are warned; null when not set
   * @param expiry the day from which on the account is shut; null when not set
   */
  record Secrets(
      String hash,
      @Nullable Long minAge,
      @Nullable Long maxAge,
      @Nullable Long warnDays,
      @Nullable LocalDate expiry) {}

  /** A group. */
  record Group(String name, long gid, List<String> members) {}

  @Nullable User user(String name) throws IOException, InterruptedException {
    String[] fields = passwd.find(name);
    if (fields == null) {
      fields = fromService("passwd", name);
    }
    if (fields == null || fields.length < 7) {
      return null;
    }
    return user(fields);
  }

  /** Returns all users of this host's own file. */
  List<User> users() throws IOException {
    List<User> users = new ArrayList<>();
    for (String[] fields : passwd.all()) {
      if (fields.length >= 7) {
        users.add(user(fields));
      }
    }
    return users;
  }

  /** Returns the names of all groups of this host's own file. */
  List<String> groups() throws IOException {
    List<String> names = new ArrayList<>();
    group.all().forEach(fields -> names.add(fields[0]));
    return names;
  }

  private static User user(String[] fields) {
    long uid = Long.parseLong(fields[2]);
    long gid = Long.parseLong(fields[3]);
    return new User(fields[0], uid, gid, fields[4], fields[5], fields[6]);
  }

  /**
   * Returns what only root may see; null also where there is nothing, as for users of a service.
   */
  @Nullable Secrets secrets(String name) throws IOException {
    String[] fields = Files.isReadable(Path.of("/etc/shadow")) ? shadow.find(name) : null;
    if (fields == null || fields.length < 8) {
      return null;
    }
    Long expiry = days(fields[7]);
    return new Secrets(
        fields[1],
        days(fields[3]),
        days(fields[4]),
        days(fields[5]),
        expiry == null ? null : LocalDate.ofEpochDay(expiry));
  }

  @Nullable Group group(String name) throws IOException, InterruptedException {
    String[] fields = group.find(name);
    if (fields == null) {
      fields = fromService("group", name);
    }
    if (fields == null || fields.length < 4) {
      return null;
    }
    List<String> members = fields[3].isEmpty() ? List.of() : List.of(fields[3].split(","));
    return new Group(fields[0], Long.parseLong(fields[2]), members);
  }

  /** Returns the names of the groups that list a user as a member. */
  List<String> groupsOf(String user) throws IOException {
    List<String> names = new ArrayList<>();
    for (String[] fields : group.all()) {
      if (fields.length > 3 && List.of(fields[3].split(",")).contains(user)) {
        names.add(fields[0]);
      }
    }
    return names;
  }

  private static @Nullable Long days(String field) {
    return field.isEmpty() ? null : Long.valueOf(field);
  }

  /** Asks the name services, if there are others than files. */
  private static String @Nullable [] fromService(String database, String name)
      throws IOException, InterruptedException {
    if (!usesServices(database)) {
      return null;
    }
    CommandResult result = Command.of("getent", database, name).separated().within(LOOKUP).run();
    return result.succeeded() ? result.output().strip().split(":", -1) : null;
  }

  private static boolean usesServices(String database) throws IOException {
    Path configuration = Path.of("/etc/nsswitch.conf");
    if (!Files.exists(configuration)) {
      return false;
    }
    for (String line : Files.readAllLines(configuration)) {
      if (line.startsWith(database + ":")) {
        for (String word : line.substring(database.length() + 1).strip().split("\\s+")) {
          if (!word.equals("files") && !word.equals("compat") && !word.equals("systemd")) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
