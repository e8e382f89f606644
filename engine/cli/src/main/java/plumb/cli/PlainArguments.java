package plumb.cli;

import java.util.HashSet;
import java.util.Set;

/**
 * Reads command lines in which every option stands once, under its full name, with a value that
 * looks like none. Picocli reads such lines alike; it takes a seventh of a short run to start. It
 * is what reads all others, says what is wrong, and shows help.
 */
final class PlainArguments {
  private final String[] args;
  private int at = 1;

  private PlainArguments(String[] args) {
    this.args = args;
  }

  /**
   * Gives a command what follows its name.
   *
   * @return whether the line was plain; if not, the command is half filled in and of no use
   */
  static boolean read(String[] args, PlainCommand command) {
    return new PlainArguments(args).read(command) && command.isComplete();
  }

  private boolean read(PlainCommand command) {
    Set<String> given = new HashSet<>();
    while (at < args.length) {
      String arg = args[at++];
      boolean taken =
          arg.startsWith("-")
              ? given.add(name(arg)) && option(arg, command)
              : isValue(arg) && given.add("") && command.setOperand(arg);
      if (!taken) {
        return false;
      }
    }
    return true;
  }

  private boolean option(String arg, PlainCommand command) {
    String name = name(arg);
    if (name.length() < arg.length()) {
      String value = arg.substring(name.length() + 1);
      return isValue(value) && command.set(name, value);
    }
    if (command.set(name)) {
      return true;
    }
    return at < args.length && isValue(args[at]) && command.set(name, args[at++]);
  }

  private static String name(String arg) {
    int equals = arg.indexOf('=');
    return equals < 0 ? arg : arg.substring(0, equals);
  }

  /** Not what might be an option, or a file of arguments. */
  private static boolean isValue(String arg) {
    return !arg.isEmpty() && arg.charAt(0) != '-' && arg.charAt(0) != '@';
  }
}
