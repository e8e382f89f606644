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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import plumb.catalog.Catalog;
import plumb.host.command.Command;
import plumb.host.machine.AptRepository;
import plumb.host.machine.BootedHost;
import plumb.host.machine.DebianTree;

/**
 * Two equal hosts, one converged by the reference, the other by Plumb, from the same catalogs:
 * after every step both must have said the same and be in the same state.
 *
 * <p>The hosts are booted once for all tests of a class, which registers this as an extension.
 *
 * <p>A case has a {@code manifest} and may have a second one, {@code then}; scripts {@code before}
 * the first and {@code between} two runs; one that prints {@code state} besides what is always
 * compared ({@link HostState}); and {@code except}, lines of "text: cause" that leave out lines of
 * messages with that text. Each manifest runs in noop, then for real, then once more.
 */
final class Twins implements BeforeAllCallback, AfterAllCallback {
  /** Prepares a host before the first case. */
  interface Preparation {
    void on(BootedHost host) throws IOException, InterruptedException;
  }

  private static final Path MODULES = Path.of("/usr/share/puppet/modules");

  private final DebianTree tree;
  private final Preparation preparation;
  private final List<String> surroundings;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private @Nullable Pair pair;

  /** What runs while the cases of a class are played. */
  private record Pair(
      BootedHost theirHost, BootedHost ourHost, Reference reference, Worker worker) {}

  private Twins(DebianTree tree, Preparation preparation, List<String> surroundings) {
    this.tree = tree;
    this.preparation = preparation;
    this.surroundings = surroundings;
  }

  /** Returns twins that start from a tree, for {@code @RegisterExtension}. */
  static Twins from(DebianTree tree) {
    return new Twins(tree, host -> {}, List.of());
  }

  /** Returns these twins with something done on each of them first. */
  Twins prepared(Preparation first) {
    return new Twins(tree, first, surroundings);
  }

  /** Returns these twins with both engines started by a command that is given theirs. */
  Twins within(String... command) {
    return new Twins(tree, preparation, List.of(command));
  }

  /** Boots the hosts, or skips the tests where that is not possible. */
  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    BootedHost.assumeAvailable();
    Path temporary = Files.createTempDirectory("twins");
    open(() -> Command.of("rm", "-r", temporary.toString()).run());
    AptRepository repository = TestPackages.make(temporary.resolve("repository"));
    BootedHost.Options options = BootedHost.Options.named("twin").from(tree);
    BootedHost theirs = open(ReferenceModules.boot(options));
    BootedHost ours = open(BootedHost.boot(options));
    for (BootedHost host : List.of(theirs, ours)) {
      repository.install(host);
      preparation.on(host);
    }
    Files.write(theirs.path("/root/reference.rb"), Reference.script());
    List<String> ruby = new ArrayList<>(surroundings);
    ruby.addAll(List.of("ruby", "/root/reference.rb", "/root/reference"));
    Reference reference =
        open(
            Reference.start(
                theirs.process(ruby.toArray(String[]::new)).redirectError(Redirect.DISCARD)));
    Worker worker =
        open(
            Worker.start(
                ours.javaProcess(surroundings, ApplyWorker.class).redirectError(Redirect.INHERIT)));
    pair = new Pair(theirs, ours, reference, worker);
  }

  private <T extends AutoCloseable> T open(T one) {
    opened.add(0, one);
    return one;
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    for (AutoCloseable one : opened) {
      one.close();
    }
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
  void play(String file) throws Exception {
    Path path = Path.of(file);
    Pair twins = Objects.requireNonNull(pair);
    TwinCase twinCase = new TwinCase(CaseFile.read(path));
    List<Catalog> catalogs = new ArrayList<>();
    List<String> theirs =
        twinCase.play(
            twins.theirHost(),
            (manifest, noop) -> {
              Reference.Answer answer = twins.reference().apply(manifest, MODULES, noop, "");
              catalogs.add(answer.catalog());
              return answer.report();
            });
    List<String> ours =
        twinCase.play(
            twins.ourHost(), (manifest, noop) -> twins.worker().apply(catalogs.remove(0), noop));
    assertThat(String.join("\n\n", ours)).isEqualTo(String.join("\n\n", theirs));
  }
}
