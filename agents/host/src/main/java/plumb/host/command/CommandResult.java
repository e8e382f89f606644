package plumb.host.command;

import java.util.List;

/**
 * How a program ended.
 *
 * @param arguments the program and its arguments
 * @param exitCode what it returned; 128 and more after a signal; -1 when it was stopped for lasting
 *     too long
 * @param output what it wrote to standard output, and to standard error where both were joined
 * @param errors what it wrote to standard error; empty where both were joined
 * @param timedOut whether it was stopped for lasting too long
 * @param isText whether all of the output was UTF-8; other bytes became U+FFFD
 */
public record CommandResult(
    List<String> arguments,
    int exitCode,
    String output,
    String errors,
    boolean timedOut,
    boolean isText) {

  /** Returns whether the program ended by itself and with code 0. */
  public boolean succeeded() {
    return exitCode == 0 && !timedOut;
  }

  /** Returns the arguments as one line, for messages. */
  public String commandLine() {
    return String.join(" ", arguments);
  }

  /** Returns one sentence on what went wrong: code and output, or the time-out. */
  public String failure() {
    if (timedOut) {
      return "Execution of '" + commandLine() + "' took too long and was stopped";
    }
    String text = (output + errors).strip();
    return "Execution of '" + commandLine() + "' returned " + exitCode + ": " + text;
  }
}
