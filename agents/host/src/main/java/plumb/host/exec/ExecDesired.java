package plumb.host.exec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an exec resource asks for. Immutable.
 *
 * @param command what to run
 * @param refresh what to run instead when it is refreshed; null for the same
 * @param checks what decides whether it has to run
 * @param shell whether every command goes through a shell
 * @param path where programs are looked for; null when they have to be fully qualified
 * @param environment further variables
 * @param overrides what to say of variables that are given twice
 * @param directory working directory
 * @param user name or id of the user to run as
 * @param group name or id of the group to run as
 * @param umask octal digits
 * @param timeout time for each try; null for no limit
 * @param returns exit codes that mean success
 * @param attempts how often it is tried, and how long to wait in between
 * @param logOutput when its output is logged
 * @param secret whether commands and output must never be shown
 */
record ExecDesired(
    CommandLine command,
    @Nullable CommandLine refresh,
    Checks checks,
    boolean shell,
    @Nullable List<String> path,
    Map<String, String> environment,
    List<String> overrides,
    @Nullable Path directory,
    @Nullable String user,
    @Nullable String group,
    @Nullable String umask,
    @Nullable Duration timeout,
    List<String> returns,
    Attempts attempts,
    LogOutput logOutput,
    boolean secret) {

  /**
   * What decides whether a command has to run.
   *
   * @param refreshOnly whether it runs only when it is refreshed
   * @param creates files of which none may exist
   * @param unless commands that must all fail
   * @param onlyIf commands that must all succeed
   */
  record Checks(
      boolean refreshOnly,
      List<Path> creates,
      List<CommandLine> unless,
      List<CommandLine> onlyIf) {}

  /** How often a command is tried, and how long to wait in between. */
  record Attempts(int tries, Duration pause) {}

  /** When output is logged. */
  enum LogOutput {
    ALWAYS,
    NEVER,
    ON_FAILURE
  }
}
