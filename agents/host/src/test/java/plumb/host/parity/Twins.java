package plumb.host.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import plumb.catalog.Catalog;
import plumb.catalog.report.Report;
import plumb.host.machine.AptRepository;
import plumb.host.machine.BootedHost;
import plumb.host.machine.DebianTree;

/**
 * Two equal hosts, one converged by the reference, the other by Plumb, from the same catalogs:
 * after every step both must have said the same and be in the same state.
 *
 * <p>A case has a {@code manifest} and may have a second one, {@code then}; scripts {@code before}
 * the first and {@code between} two runs; one that prints {@code state} besides what is always
 * compared ({@link HostState}); and {@code except}, lines of "text: cause" that leave out lines of
 * messages with that text. Each manifest runs in noop, then for real, then once more.
 */
final class Twins implements AutoCloseable {
  private final BootedHost theirHost;
  private final BootedHost ourHost;
  private final Reference reference;
  private final Worker worker;

  private Twins(BootedHost theirHost, BootedHost ourHost, Reference reference, Worker worker) {
    this.theirHost = theirHost;
    this.ourHost = ourHost;
    this.reference = reference;
    this.worker = worker;
  }

  /** Boots two hosts from a tree, or skips the running test where that is not possible. */
  static Twins boot(DebianTree tree, Path temporary) throws IOException, InterruptedException {
    BootedHost.assumeAvailable();
    AptRepository repository = TestPackages.make(temporary.resolve("repository"));
    BootedHost.Options options = BootedHost.Options.named("twin").from(tree);
    BootedHost theirs = ReferenceModules.boot(options);
    BootedHost ours = BootedHost.boot(options);
    repository.install(theirs);
    repository.install(ours);
    Files.write(theirs.path("/root/reference.rb"), Reference.script());
    Reference reference =
        Reference.start(
            theirs
                .process("ruby", "/root/reference.rb", "/root/reference")
                .redirectError(Redirect.DISCARD));
    Worker worker =
        Worker.start(ours.javaProcess(ApplyWorker.class).redirectError(Redirect.INHERIT));
    return new Twins(theirs, ours, reference, worker);
  }

  /**
   * Returns the cases of a directory. The property {@code twins} chooses some by a regular
   * expression of how their names start.
   */
  static Stream<String> casesIn(String directory) throws IOException, URISyntaxException {
    Path path = Path.of(Objects.requireNonNull(Twins.class.getResource(directory)).toURI());
    try (Stream<Path> files = Files.list(path)) {
      String wanted = System.getProperty("twins", "");
      return files
          .map(Path::toString)
          .filter(file -> file.matches(".*/(" + wanted + ").*"))
          .sorted()
          .toList()
          .stream();
    }
  }

  /** Plays one case on both hosts and compares. */
  void play(Path path) throws Exception {
    TwinCase twinCase = new TwinCase(CaseFile.read(path));
    List<Catalog> catalogs = new ArrayList<>();
    List<String> theirs =
        twinCase.play(
            theirHost,
            (manifest, noop) -> {
              Reference.Answer answer =
                  reference.apply(manifest, Path.of("/usr/share/puppet/modules"), noop, "");
              catalogs.add(answer.catalog());
              return answer.report();
            });
    List<String> ours = twinCase.play(ourHost, (manifest, noop) -> apply(catalogs.remove(0), noop));
    assertThat(String.join("\n\n", ours)).isEqualTo(String.join("\n\n", theirs));
  }

  private Report apply(Catalog catalog, boolean noop) throws IOException {
    return worker.apply(catalog, noop);
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable one : new AutoCloseable[] {reference, worker, theirHost, ourHost}) {
      one.close();
    }
  }
}
