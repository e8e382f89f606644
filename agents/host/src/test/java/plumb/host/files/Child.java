package plumb.host.files;

import java.nio.file.Path;
import java.util.List;
import plumb.host.Apply;

/** Runs of the agent in a process of their own, which a test may kill or give little memory. */
final class Child {
  /** The length of what {@code flip} writes, which is one letter all over. */
  static final int LENGTH = 300_000;

  private Child() {}

  public static void main(String[] arguments) {
    Path place = Path.of(arguments[1]);
    if (arguments[0].equals("flip")) {
      System.out.println("running");
      for (int i = 0; ; i++) {
        apply(place, "content", (i % 2 == 0 ? "a" : "b").repeat(LENGTH));
      }
    }
    apply(place, "source", arguments[2]);
  }

  private static void apply(Path place, String parameter, String value) {
    new Apply(place.resolve("state"))
        .with("File", place.resolve("f").toString(), parameter, value, "show_diff", false)
        .run();
  }

  static ProcessBuilder process(String memory, String... arguments) {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx" + memory,
            "-cp",
            System.getProperty("java.class.path"),
            Child.class.getName());
    builder.command().addAll(List.of(arguments));
    return builder.redirectErrorStream(true);
  }
}
