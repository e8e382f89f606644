package plumb.values;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The Puppet that is installed on this machine, as the reference for what expressions mean. One
 * Ruby process evaluates all snippets of a test run; it ends with the virtual machine, when its
 * input closes.
 */
public final class InstalledPuppet {
  private static final Map<String, InstalledPuppet> INSTANCES = new HashMap<>();

  private final BufferedWriter requests;
  private final BufferedReader answers;

  private InstalledPuppet(Process process) {
    requests = process.outputWriter(StandardCharsets.UTF_8);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** The running Puppet. The calling test is skipped, with the reason, when there is none. */
  public static InstalledPuppet get() throws IOException {
    return withModules("");
  }

  /** The running Puppet with a path of modules. The calling test is skipped when there is none. */
  public static synchronized InstalledPuppet withModules(String modulePath) throws IOException {
    boolean installed = Files.isExecutable(Path.of("/usr/bin/puppet"));
    assumeTrue(installed, "Puppet is not installed: nothing to compare with");
    InstalledPuppet result = INSTANCES.get(modulePath);
    if (result == null) {
      result = new InstalledPuppet(start(modulePath));
      INSTANCES.put(modulePath, result);
    }
    return result;
  }

  private static Process start(String modulePath) throws IOException {
    Path directory = Files.createTempDirectory("plumb-puppet");
    Path script = directory.resolve("evaluator.rb");
    try (InputStream in = InstalledPuppet.class.getResourceAsStream("puppet-evaluator.rb")) {
      if (in == null) {
        throw new IOException("puppet-evaluator.rb is missing from the class path");
      }
      Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
    }
    ProcessBuilder builder =
        new ProcessBuilder(
                "/usr/bin/ruby",
                "-Eutf-8:utf-8",
                script.toString(),
                "--confdir=" + directory.resolve("conf"),
                "--vardir=" + directory.resolve("var"))
            .redirectError(directory.resolve("stderr").toFile());
    if (!modulePath.isEmpty()) {
      builder.environment().put("PLUMB_MODULES", modulePath);
    }
    return builder.start();
  }

  /**
   * Evaluates snippets.
   *
   * @return for each "= " and the value as source text, or "! CODE message"
   */
  public synchronized List<String> evaluate(List<String> snippets) throws IOException {
    Thread writer = new Thread(() -> send(snippets), "puppet-requests");
    writer.start();
    List<String> results = new ArrayList<>(snippets.size());
    for (String snippet : snippets) {
      String line = answers.readLine();
      if (line == null) {
        throw new IOException("Puppet ended while it evaluated: " + snippet);
      }
      results.add(new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8));
    }
    return results;
  }

  /** Evaluates one snippet. */
  public String evaluate(String snippet) throws IOException {
    return evaluate(List.of(snippet)).get(0);
  }

  private void send(List<String> snippets) {
    try {
      for (String snippet : snippets) {
        byte[] bytes = snippet.getBytes(StandardCharsets.UTF_8);
        requests.write(Base64.getEncoder().encodeToString(bytes));
        requests.newLine();
      }
      requests.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
