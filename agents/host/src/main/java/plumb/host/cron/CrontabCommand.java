package plumb.host.cron;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;
import plumb.host.content.RegularFile;

/**
 * Reads and writes crontabs by the {@code crontab} program, which knows who may and where they are.
 */
final class CrontabCommand {
  private static final Path SPOOL = Path.of("/var/spool/cron/crontabs");

  private final Map<String, Crontab> read = new HashMap<>();
  private final Map<String, String> signatures = new HashMap<>();

  /** Returns a user's crontab; an empty one where there is none yet, or no such user. */
  Crontab read(String user) throws ProviderException, IOException, InterruptedException {
    String signature = signature(user);
    Crontab known = read.get(user);
    if (known == null || signature.isEmpty() || !signature.equals(signatures.get(user))) {
      known = Crontab.parse(list(user));
      read.put(user, known);
      signatures.put(user, signature);
    }
    return known;
  }

  /** Returns the users that have a crontab. */
  List<String> users() throws IOException {
    List<String> users = new ArrayList<>();
    if (Files.isReadable(SPOOL)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(SPOOL)) {
        for (Path file : files) {
          if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            users.add(file.getFileName().toString());
          }
        }
      }
    }
    Collections.sort(users);
    return users;
  }

  /** Makes a user's crontab what {@link #read} returned for it, with all changes since. */
  void write(String user) throws ProviderException, IOException, InterruptedException {
    Crontab crontab = read.remove(user);
    if (crontab == null) {
      return;
    }
    CommandResult result = run(command(user, "-").reading(crontab.text()));
    if (result == null) {
      throw new ProviderException(
          "Cannot write the "
              + user
              + " user's crontab: there is no crontab program; a package such as cron has it");
    }
    if (!result.succeeded()) {
      String reason = isUnknownUser(result) ? "The user does not exist" : result.output().strip();
      throw new ProviderException("Cannot write the " + user + " user's crontab: " + reason);
    }
  }

  private static String list(String user)
      throws ProviderException, IOException, InterruptedException {
    CommandResult result = run(command(user, "-l"));
    if (result == null) {
      return ""; // A package of this run may bring the program.
    }
    if (result.succeeded()) {
      return result.output();
    }
    // The user may yet be created or be allowed in this run.
    boolean empty =
        result.output().contains("no crontab for")
            || result.output().contains("are not allowed to")
            || isUnknownUser(result);
    if (!empty) {
      throw new ProviderException(
          "Could not read crontab for " + user + ": " + result.output().strip());
    }
    return "";
  }

  /** Runs the program; null when it is not installed. */
  private static @Nullable CommandResult run(Command command)
      throws IOException, InterruptedException {
    try {
      return command.run();
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("error=2,")) {
        return null;
      }
      throw e;
    }
  }

  private static boolean isUnknownUser(CommandResult result) {
    return result.output().contains("unknown");
  }

  /** Only root may name a user. */
  private static Command command(String user, String action) {
    List<String> command = new ArrayList<>(List.of("crontab"));
    if (!user.equals(System.getProperty("user.name"))) {
      command.add("-u");
      command.add(user);
    }
    command.add(action);
    return Command.of(command);
  }

  /** Returns what changes with the file; empty where it cannot be looked at. */
  private static String signature(String user) throws IOException {
    if (!Files.isReadable(SPOOL)) {
      return "";
    }
    try {
      Path file = SPOOL.resolve(user);
      RegularFile.check(file); // the program would wait for whoever writes into a pipe
      return Files.readAttributes(file, "unix:ino,size,lastModifiedTime,ctime").toString();
    } catch (NoSuchFileException e) {
      return "none";
    }
  }
}
