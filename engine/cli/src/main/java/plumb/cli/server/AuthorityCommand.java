package plumb.cli.server;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumb.server.authority.Authority;
import plumb.server.authority.RefusedException;
import plumb.store.Store;
import plumb.store.certificates.CertificateRow;
import plumb.store.certificates.RequestRow;

/** {@code plumb ca}: whom the authority signs. The server may run meanwhile. */
@Command(
    name = "ca",
    description = "Signs, lists and revokes the certificates of nodes.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class AuthorityCommand implements Runnable {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

  @Spec private CommandSpec spec;

  // Picocli fills the field in before anything runs.
  @SuppressWarnings("NullAway.Init")
  public AuthorityCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: a command is missing.");
  }

  private interface Work {
    int with(Authority authority) throws IOException;
  }

  private static int open(ServerDirectory directory, Work work) throws IOException {
    try (Store store = Store.open(directory.database())) {
      return work.with(directory.authority(store));
    }
  }

  private static int each(List<String> names, PrintStream errors, Change change) {
    int status = 0;
    for (String name : names) {
      try {
        change.apply(name);
      } catch (RefusedException e) {
        errors.println("error: " + e.getMessage());
        status = 1;
      }
    }
    return status;
  }

  private interface Change {
    void apply(String name) throws RefusedException;
  }

  @Command(
      name = "list",
      description = "Lists the requests that wait; --all: certificates, too.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin ServerDirectory directory,
      @Option(names = "--all", fallbackValue = "true") boolean all)
      throws IOException {
    return open(
        directory,
        authority -> {
          for (RequestRow request : authority.requests()) {
            System.out.println("requested  " + request.name());
          }
          if (all) {
            authority.certificates().forEach(row -> System.out.println(line(row)));
          }
          return 0;
        });
  }

  private static String line(CertificateRow row) {
    Long revoked = row.revokedAt();
    return revoked == null
        ? "signed     " + row.name() + ", until " + day(row.notAfter())
        : "revoked    " + row.name() + ", since " + day(revoked);
  }

  private static String day(long millis) {
    return DAY.format(Instant.ofEpochMilli(millis));
  }

  @Command(
      name = "sign",
      description = "Signs requests that wait.",
      mixinStandardHelpOptions = true)
  int sign(
      @Mixin ServerDirectory directory,
      @Option(
              names = "--privileged",
              fallbackValue = "true",
              description = "Grant the rights and further names that a request asks for.")
          boolean privileged,
      @Parameters(arity = "1..*", paramLabel = "NAME") List<String> names)
      throws IOException {
    return open(
        directory, authority -> each(names, System.err, name -> authority.sign(name, privileged)));
  }

  @Command(
      name = "revoke",
      description = "Revokes certificates: what has one of them is refused from now on.",
      mixinStandardHelpOptions = true)
  int revoke(
      @Mixin ServerDirectory directory,
      @Parameters(arity = "1..*", paramLabel = "NAME") List<String> names)
      throws IOException {
    return open(
        directory,
        authority ->
            each(
                names,
                System.err,
                name -> {
                  if (!authority.revoke(name)) {
                    throw new RefusedException("'" + name + "' has no certificate that holds");
                  }
                }));
  }

  @Command(
      name = "clean",
      description = "Revokes certificates, and frees their names for others.",
      mixinStandardHelpOptions = true)
  int clean(
      @Mixin ServerDirectory directory,
      @Parameters(arity = "1..*", paramLabel = "NAME") List<String> names)
      throws IOException {
    return open(
        directory,
        authority ->
            each(
                names,
                System.err,
                name -> {
                  if (!authority.clean(name)) {
                    throw new RefusedException(
                        "'" + name + "' has neither certificate nor request");
                  }
                }));
  }
}
