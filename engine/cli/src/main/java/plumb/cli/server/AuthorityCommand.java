package plumb.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import plumb.catalog.json.ValueJson;
import plumb.server.authority.Authority;
import plumb.server.authority.Inspection;
import plumb.server.authority.Invites;
import plumb.server.authority.Names;
import plumb.server.authority.RefusedException;
import plumb.server.authority.SecretKey;
import plumb.store.Store;
import plumb.store.access.InvitationRow;
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
    try (Store store = directory.open()) {
      return work.with(directory.authority(store));
    }
  }

  @Command(
      name = "list",
      description = "Lists the requests that wait, with their fingerprints.",
      mixinStandardHelpOptions = true)
  int list(
      @Mixin ServerDirectory directory,
      @Option(names = "--all", fallbackValue = "true", description = "Certificates, too.")
          boolean all,
      @Option(names = "--json", fallbackValue = "true", description = "For programs.") boolean json)
      throws IOException {
    return open(
        directory,
        authority -> {
          List<CertificateRow> certificates = all ? authority.certificates() : List.of();
          if (json) {
            List<Object> rows = new ArrayList<>();
            authority.requests().forEach(row -> rows.add(Inspection.of(row)));
            certificates.forEach(row -> rows.add(Inspection.of(row)));
            System.out.println(ValueJson.text(rows, true));
          } else {
            authority.requests().forEach(row -> System.out.println(line(row)));
            certificates.forEach(row -> System.out.println(line(row)));
          }
          return 0;
        });
  }

  private static String line(RequestRow row) {
    Map<String, Object> request = Inspection.of(row);
    return "requested  " + row.name() + "  SHA256 " + request.get("fingerprint");
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
      @Option(
              names = "--ttl",
              paramLabel = "TIME",
              converter = Span.Lifetime.class,
              description = "How long: 90d, 12h (5 years).")
          @Nullable Span ttl,
      @Parameters(arity = "1..*", paramLabel = "NAME") List<String> names)
      throws IOException {
    Duration lifetime = ttl == null ? null : ttl.duration();
    return open(
        directory,
        authority ->
            Local.each(
                names,
                System.err,
                name -> authority.sign(name, privileged, lifetime, Local.user())));
  }

  @Command(
      name = "reject",
      description = "Forgets requests that wait.",
      mixinStandardHelpOptions = true)
  int reject(
      @Mixin ServerDirectory directory,
      @Parameters(arity = "1..*", paramLabel = "NAME") List<String> names)
      throws IOException {
    return open(
        directory,
        authority -> Local.each(names, System.err, name -> authority.reject(name, Local.user())));
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
        authority -> Local.each(names, System.err, name -> authority.revoke(name, Local.user())));
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
        authority -> Local.each(names, System.err, name -> authority.clean(name, Local.user())));
  }

  @Command(
      name = "import",
      description =
          "Takes over a Puppet authority, before the server's first start: its nodes need nothing new.",
      mixinStandardHelpOptions = true)
  int adopt(
      @Mixin ServerDirectory directory,
      @Parameters(paramLabel = "CADIR", description = "Where ca_crt.pem and ca_key.pem are.")
          Path from)
      throws IOException {
    Files.createDirectories(
        directory.directory(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    SecretKey secret = SecretKey.in(directory.directory().resolve("secret"));
    try (Store store = Store.open(directory.database())) {
      int count = Authority.adopt(store, secret, from, Clock.systemUTC(), Local.user());
      System.out.println("imported the authority in " + from + " with " + count + " certificates");
      return 0;
    } catch (RefusedException e) {
      System.err.println("error: " + e.getMessage());
      return 1;
    }
  }

  @Command(
      name = "invite",
      description =
          "Makes a secret with which new nodes are signed at once; they send it as the challenge password of their request.",
      mixinStandardHelpOptions = true)
  int invite(
      @Mixin ServerDirectory directory,
      @Option(
              names = "--nodes",
              paramLabel = "PATTERN",
              description = "Whom it is for: db*.example.com (all).")
          List<String> nodes,
      @Option(
              names = "--uses",
              paramLabel = "N",
              defaultValue = "1",
              description = "How many nodes it lets in (1).")
          int uses,
      @Option(
              names = "--expires",
              paramLabel = "TIME",
              converter = Span.Lifetime.class,
              defaultValue = "1d",
              description = "How long it holds: 30m, 12h, 7d (1d).")
          Span expires,
      @Parameters(paramLabel = "NAME", description = "What the invitation is called.") String name)
      throws IOException {
    Names whom = nodes == null ? Names.ALL : new Names(nodes);
    if (uses < 1) {
      System.err.println("error: an invitation that lets nobody in is none: --uses 1");
      return 2;
    }
    try (Store store = directory.open()) {
      String secret =
          new Invites(store, Clock.systemUTC())
              .create(name, whom, uses, expires.duration(), Local.user());
      System.out.println(secret);
      return 0;
    } catch (RefusedException e) {
      System.err.println("error: " + e.getMessage());
      return 1;
    }
  }

  @Command(
      name = "invitations",
      description = "Lists invitations, or takes them back.",
      mixinStandardHelpOptions = true)
  int invitations(
      @Mixin ServerDirectory directory,
      @Option(names = "--remove", paramLabel = "NAME", description = "Take it back.")
          List<String> removed)
      throws IOException {
    try (Store store = directory.open()) {
      Invites invites = new Invites(store, Clock.systemUTC());
      if (removed != null) {
        return Local.each(removed, System.err, name -> invites.remove(name, Local.user()));
      }
      for (InvitationRow row : invites.all()) {
        System.out.println(
            row.name()
                + ": "
                + row.usesLeft()
                + " of "
                + row.nodes()
                + ", until "
                + Instant.ofEpochMilli(row.expiresAt()));
      }
      return 0;
    }
  }
}
