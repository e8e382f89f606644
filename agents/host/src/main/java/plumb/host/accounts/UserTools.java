package plumb.host.accounts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;

/** Creates, changes and removes users. */
final class UserTools {

  /**
   * Creates a user with all that is wanted of it.
   *
   * @param hasNamesake whether there is a group of that name already, which then is the primary one
   */
  void create(DesiredUser user, boolean hasNamesake)
      throws ProviderException, IOException, InterruptedException {
    checkShell(user.shell());
    List<String> command = new ArrayList<>(List.of("/usr/sbin/useradd"));
    add(command, "-c", user.comment());
    add(command, "-e", "absent".equals(user.expiry()) ? null : user.expiry());
    add(command, "-g", user.gid() == null && hasNamesake ? user.name() : user.gid());
    add(command, "-G", user.groups() == null ? null : String.join(",", user.groups()));
    add(command, "-d", user.home());
    add(command, "-s", user.shell());
    add(command, "-u", user.uid() == null ? null : user.uid().toString());
    if (user.allowDuplicate()) {
      command.add("-o");
    }
    command.add(user.manageHome() ? "-m" : "-M");
    if (user.system()) {
      command.add("-r");
    }
    command.add(user.name());
    AccountTools.run("Could not create user " + user.name(), command);
    setAges(user);
    if (user.password() != null) {
      setPassword(user);
    }
  }

  private static void setAges(DesiredUser user)
      throws ProviderException, IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/usr/bin/chage"));
    addNumber(command, "-m", user.minAge());
    addNumber(command, "-M", user.maxAge());
    addNumber(command, "-W", user.warnDays());
    if (command.size() > 1) {
      command.add(user.name());
      AccountTools.run("Could not create user " + user.name(), command);
    }
  }

  void setPassword(DesiredUser user) throws ProviderException, IOException, InterruptedException {
    if (user.password() != null) {
      AccountTools.setPassword(user.name(), user.password());
    }
  }

  /** Changes one property of a user that exists. */
  void modify(DesiredUser user, String property, String value)
      throws ProviderException, IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    switch (property) {
      case "password_min_age" -> command.addAll(List.of("/usr/bin/chage", "-m", value));
      case "password_max_age" -> command.addAll(List.of("/usr/bin/chage", "-M", value));
      case "password_warn_days" -> command.addAll(List.of("/usr/bin/chage", "-W", value));
      case "expiry" ->
          command.addAll(List.of("/usr/sbin/usermod", "-e", value.equals("absent") ? "" : value));
      case "home" -> command.addAll(List.of("/usr/sbin/usermod", "-d", value));
      case "comment" -> command.addAll(List.of("/usr/sbin/usermod", "-c", value));
      case "gid" -> command.addAll(List.of("/usr/sbin/usermod", "-g", value));
      case "groups" -> command.addAll(List.of("/usr/sbin/usermod", "-G", value));
      case "shell" -> {
        checkShell(value);
        command.addAll(List.of("/usr/sbin/usermod", "-s", value));
      }
      case "uid" -> {
        command.addAll(List.of("/usr/sbin/usermod", "-u", value));
        if (user.allowDuplicate()) {
          command.add("-o");
        }
      }
      default -> throw new IllegalArgumentException("Users have no property " + property);
    }
    command.add(user.name());
    AccountTools.run("Could not set " + property + " on user[" + user.name() + "]", command);
  }

  void delete(DesiredUser user) throws ProviderException, IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/usr/sbin/userdel"));
    if (user.manageHome()) {
      command.add("-r");
    }
    command.add(user.name());
    AccountTools.run("Could not delete user " + user.name(), command);
  }

  private static void checkShell(@Nullable String shell) throws ProviderException {
    if (shell != null && !Files.exists(Path.of(shell))) {
      throw new ProviderException("Shell " + shell + " must exist");
    }
    if (shell != null && !Files.isExecutable(Path.of(shell))) {
      throw new ProviderException("Shell " + shell + " must be executable");
    }
  }

  private static void add(List<String> command, String flag, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      command.add(flag);
      command.add(value);
    }
  }

  private static void addNumber(List<String> command, String flag, @Nullable Long value) {
    if (value != null) {
      command.add(flag);
      command.add(value.toString());
    }
  }
}
