package plumb.host.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;

/**
 * A small repository of packages in a directory, for hosts that have no network. Most of its
 * packages are made on the spot by dpkg-deb.
 */
public final class AptRepository {
  private final Path directory;
  private final StringBuilder index = new StringBuilder();

  /** Starts an empty repository. */
  public AptRepository(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
  }

  /** A package to be made. */
  public static final class Draft {
    private final String name;
    private final String version;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();

    /** Starts a package without content. */
    public Draft(String name, String version) {
      this.name = name;
      this.version = version;
    }

    /** Adds a field to the control file, such as Depends. */
    public Draft field(String field, String value) {
      fields.put(field, value);
      return this;
    }

    /** Adds a file by its absolute path; those in /DEBIAN are maintainer scripts and the like. */
    public Draft file(String path, String content) {
      files.put(path, content);
      return this;
    }

    private String control() {
      StringBuilder control = new StringBuilder();
      control.append("Package: ").append(name).append("\nVersion: ").append(version);
      control.append("\nArchitecture: all\nMaintainer: Tests <tests@example.org>\n");
      fields.forEach((field, value) -> control.append(field + ": " + value + "\n"));
      return control.append("Description: made for a test\n").toString();
    }
  }

  /** Makes a package and adds it; returns its file. */
  public Path add(Draft draft) throws IOException, InterruptedException {
    Path tree = Files.createTempDirectory("package");
    write(tree.resolve("DEBIAN/control"), draft.control());
    for (Map.Entry<String, String> file : draft.files.entrySet()) {
      write(tree.resolve(file.getKey().substring(1)), file.getValue());
    }
    Path built = directory.resolve(draft.name + "_" + draft.version.replace(':', '.') + ".deb");
    must("chmod", "-R", "0755", tree.toString());
    must("dpkg-deb", "--root-owner-group", "-Znone", "--build", tree.toString(), built.toString());
    must("rm", "-r", tree.toString());
    register(built, draft.control());
    return built;
  }

  /** Adds a package that somebody else made; its file is copied. */
  public void add(Path archive) throws IOException, InterruptedException {
    // apt escapes the colon of a version in the name of a file, and again in what it asks for.
    Path copy = directory.resolve(archive.getFileName().toString().replace("%3a", "."));
    Files.copy(archive, copy);
    register(copy, must("dpkg-deb", "--field", copy.toString()));
  }

  private void register(Path archive, String control) throws IOException {
    index.append(control);
    index.append("Filename: ./").append(archive.getFileName());
    index.append("\nSize: ").append(Files.size(archive));
    index.append("\nSHA256: ").append(sha256(archive)).append("\n\n");
    Files.writeString(directory.resolve("Packages"), index);
  }

  /** Copies the repository to a host and makes it the only source of packages there. */
  public void install(BootedHost host) throws IOException, InterruptedException {
    host.sh("mkdir -p /srv/repository");
    host.copy(directory.resolve("."), "/srv/repository");
    host.write("/etc/apt/sources.list", "deb [trusted=yes] file:/srv/repository ./\n");
    host.sh("apt-get -q update");
  }

  private static void write(Path file, String content) throws IOException {
    Path parent = file.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.writeString(file, content);
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  private static String must(String... arguments) throws IOException, InterruptedException {
    CommandResult result = Command.of(arguments).run();
    if (!result.succeeded()) {
      throw new IOException(result.failure());
    }
    return result.output();
  }
}
