package plumb.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A server in a process of its own, and what that process used of the machine. */
final class ServerProcess implements AutoCloseable {
  private static final double TICKS = 100;

  private final Process process;
  private final int port;
  private final double readySeconds;

  private ServerProcess(Process process, int port, double readySeconds) {
    this.process = process;
    this.port = port;
    this.readySeconds = readySeconds;
  }

  /**
   * Starts a server and waits until it says that it is ready.
   *
   * @param log gets what it prints
   */
  static ServerProcess start(List<String> command, int port, Path log)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Process process = builder.start();
    Site anybody = new Site(port, List.of());
    while (!anybody.isReady()) {
      if (!process.isAlive() || System.nanoTime() - start > 600e9) {
        process.destroy();
        throw new IOException("the server does not start:\n" + Files.readString(log));
      }
      Thread.sleep(20);
    }
    return new ServerProcess(process, port, (System.nanoTime() - start) / 1e9);
  }

  int port() {
    return port;
  }

  /** How long it took to be ready. */
  double readySeconds() {
    return readySeconds;
  }

  /** The processor time that it has used so far, in seconds (proc(5), stat). */
  double cpuSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
  }

  /** What was resident at most, in megabytes (proc(5), status). */
  double peakMegabytes() throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    }
    throw new IOException(status + " does not say what is resident");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
