package plumb.environments.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A bare repository that tests commit to. */
public final class TestRepository {
  private final Path directory;
  private int commits;

  private TestRepository(Path directory) {
    this.directory = directory;
  }

  /** Makes one without a commit. */
  public static TestRepository create(Path directory) throws IOException {
    Files.createDirectories(directory.getParent());
    TestRepository repository = new TestRepository(directory);
    run("", List.of("git", "init", "-q", "--bare", "-b", "main", directory.toString()));
    return repository;
  }

  /** Where it is, as remotes are named. */
  public String url() {
    return "file://" + directory;
  }

  /** Its directory. */
  public Path directory() {
    return directory;
  }

  /**
   * Commits files to a branch, on top of what it has; the text "-" removes a file.
   *
   * @return the commit
   */
  public String commit(String branch, Map<String, String> files) throws IOException {
    StringBuilder stream = new StringBuilder();
    String message = "Change " + ++commits;
    stream.append("commit refs/heads/").append(branch).append('\n');
    stream.append("committer Test <test@example.com> ").append(1_700_000_000 + commits);
    stream.append(" +0000\ndata ").append(message.length()).append('\n').append(message);
    stream.append('\n');
    if (has("refs/heads/" + branch)) {
      stream.append("from refs/heads/").append(branch).append("^0\n");
    }
    files.forEach((path, text) -> add(stream, path, text));
    run(stream.toString(), git("fast-import", "--quiet", "--force"));
    return ask("rev-parse", "refs/heads/" + branch);
  }

  /** A path that starts with "x:" may be executed, one with "l:" is a link. */
  private static void add(StringBuilder stream, String path, String text) {
    String mode = path.startsWith("x:") ? "100755" : path.startsWith("l:") ? "120000" : "100644";
    String name = path.replaceFirst("^[xl]:", "");
    if (text.equals("-")) {
      stream.append("D ").append(name).append('\n');
    } else {
      stream.append("M ").append(mode).append(" inline ").append(name).append("\ndata ");
      stream.append(text.getBytes(StandardCharsets.UTF_8).length).append('\n');
      stream.append(text).append('\n');
    }
  }

  /** Names the head of a branch. */
  public void tag(String name, String branch) throws IOException {
    String unused = ask("tag", "-f", name, branch);
  }

  /** Removes a branch. */
  public void deleteBranch(String branch) throws IOException {
    String unused = ask("update-ref", "-d", "refs/heads/" + branch);
  }

  /** Makes a tree with one entry of a name that git itself would not take. */
  public String hashTree(String name, String blob) throws IOException {
    byte[] start = ("100644 " + name + "\0").getBytes(StandardCharsets.UTF_8);
    byte[] tree = Arrays.copyOf(start, start.length + 20);
    System.arraycopy(HexFormat.of().parseHex(blob), 0, tree, start.length, 20);
    return run(tree, git("hash-object", "-t", "tree", "-w", "--literally", "--stdin")).strip();
  }

  /** Commits a tree. */
  public String commitTree(String tree) throws IOException {
    return ask("-c", "user.name=T", "-c", "user.email=t@t", "commit-tree", "-m", "tree", tree);
  }

  private boolean has(String ref) throws IOException {
    return !ask("for-each-ref", ref).isEmpty();
  }

  /** What a command of git in this repository prints. */
  public String ask(String... arguments) throws IOException {
    return run("", git(arguments)).strip();
  }

  private List<String> git(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "--git-dir=" + directory));
    command.addAll(List.of(arguments));
    return command;
  }

  private static String run(String input, List<String> command) throws IOException {
    return run(input.getBytes(StandardCharsets.UTF_8), command);
  }

  private static String run(byte[] input, List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Process process = builder.start();
    try (var out = process.getOutputStream()) {
      out.write(input);
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(command + ": " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return output;
  }
}
