package plumb.cli.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import plumb.host.machine.BootedHost;

/** Where programs of a test run: on this machine, or in a booted host. */
interface Place {
  /** This machine. */
  Place HERE =
      new Place() {
        @Override
        public List<String> program(List<String> command) {
          return command;
        }

        @Override
        public List<String> java(Class<?> main, List<String> arguments) {
          List<String> command =
              new ArrayList<>(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-XX:TieredStopAtLevel=1",
                      "-XX:+UseSerialGC",
                      "-cp",
                      System.getProperty("java.class.path"),
                      main.getName()));
          command.addAll(arguments);
          return command;
        }
      };

  /** A host that has been booted. */
  static Place in(BootedHost host) {
    return new Place() {
      @Override
      public List<String> program(List<String> command) {
        return host.process(command.toArray(String[]::new)).command();
      }

      @Override
      public List<String> java(Class<?> main, List<String> arguments) {
        return host.javaProcess(main, arguments.toArray(String[]::new)).command();
      }
    };
  }

  /** The command on this machine that runs a command there. */
  List<String> program(List<String> command);

  /** The command on this machine that runs a class of the tests' class path there. */
  List<String> java(Class<?> main, List<String> arguments);
}
