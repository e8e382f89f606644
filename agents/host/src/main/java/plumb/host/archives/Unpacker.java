package plumb.host.archives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import plumb.agent.provider.ProviderException;
import plumb.host.exec.CommandLine;
import plumb.host.exec.Launch;
import plumb.host.principals.Principals;

/** Unpacks files with the programs that know them by the ends of their names. */
final class Unpacker {
  private final Principals principals;

  Unpacker(Principals principals) {
    this.principals = principals;
  }

  void unpack(Path file, DesiredArchive.Unpacking unpacking)
      throws ProviderException, IOException, InterruptedException {
    Path directory = unpacking.directory();
    if (directory == null) {
      throw new ProviderException("missing archive extract_path");
    }
    if (!Files.isDirectory(directory)) {
      throw new ProviderException("There is no directory " + directory + " to unpack in");
    }
    Launch.Identity identity = Launch.Identity.of(principals, unpacking.user(), unpacking.group());
    if (identity != null) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    }
    String line = line(file, unpacking);
    Launch launch = new Launch(Map.of("LANG", "C", "LC_ALL", "C"), directory, identity, null, null);
    try {
      Launch.Ended ended = launch.run(CommandLine.of(line).arguments());
      if (ended.status() != 0) {
        throw new ProviderException(
            "Execution of '"
                + line
                + "' returned "
                + ended.status()
                + ": "
                + ended.output().strip());
      }
    } catch (Launch.TimeoutException e) {
      throw new IllegalStateException("there is no time limit", e);
    }
  }

  private static String line(Path file, DesiredArchive.Unpacking unpacking)
      throws ProviderException {
    String name = escaped(file.toString());
    String command = unpacking.command();
    if (command != null) {
      String flags = unpacking.flags().getOrDefault("", "");
      return command.contains("%s")
          ? command.replace("%s", name)
          : String.join(" ", command, flags, name);
    }
    return usual(file.toString(), name, unpacking.flags());
  }

  private static String usual(String path, String name, Map<String, String> flags)
      throws ProviderException {
    if (path.endsWith(".tar")) {
      return "tar " + flags(flags, "tar", "xf") + " " + name;
    }
    if (path.endsWith(".tgz") || path.endsWith(".tar.gz")) {
      return "tar " + flags(flags, "tar", "xzf") + " " + name;
    }
    if (path.endsWith(".tbz") || path.endsWith(".tar.bz2")) {
      return "tar " + flags(flags, "tar", "xjf") + " " + name;
    }
    if (path.endsWith(".txz") || path.endsWith(".tar.xz")) {
      String tar = flags(flags, "tar", "xf");
      return "unxz " + flags(flags, "unxz", "-dc") + " " + name + " | tar " + tar + " -";
    }
    if (path.endsWith(".gz")) {
      return "gunzip " + flags(flags, "gunzip", "-d") + " " + name;
    }
    if (path.endsWith(".zip") || path.endsWith(".war") || path.endsWith(".jar")) {
      return "unzip " + flags(flags, "zip", "-o") + " " + name;
    }
    throw new ProviderException("Unknown filetype: " + path);
  }

  private static String flags(Map<String, String> flags, String program, String usual) {
    return flags.getOrDefault("", flags.getOrDefault(program, usual));
  }

  /** Puts a backslash before all that means something to a shell. */
  private static String escaped(String path) {
    return path.replaceAll("[^A-Za-z0-9_\\-.,:+/@]", "\\\\$0");
  }
}
