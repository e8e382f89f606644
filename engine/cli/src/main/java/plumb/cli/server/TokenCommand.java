package plumb.cli.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import plumb.server.access.AccessTokens;
import plumb.server.access.Grant;
import plumb.server.access.Role;
import plumb.server.access.SshKey;
import plumb.server.authority.Names;
import plumb.server.authority.RefusedException;
import plumb.store.Store;
import plumb.store.access.TokenRow;

/** {@code plumb token}: what people and programs prove who they are with. */
@Command(
    name = "token",
    description = "Makes, lists and removes the tokens of people and programs.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
public final class TokenCommand implements Runnable {
  @Spec private CommandSpec spec;

  // Picocli fills the field in before anything runs.
  @SuppressWarnings("NullAway.Init")
  public TokenCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: a command is missing.");
  }

  @Command(
      name = "create",
      description = "Makes a token and shows it, once.",
      mixinStandardHelpOptions = true)
  int create(
      @Mixin ServerDirectory directory,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              required = true,
              converter = RoleConverter.class,
              description =
                  "viewer (reads), operator (signs, compiles, deploys, too) or admin (all).")
          Role role,
      @Option(
              names = "--environment",
              paramLabel = "PATTERN",
              description = "Where it holds; more than once for several (everywhere).")
          @Nullable List<String> environments,
      @Option(
              names = "--nodes",
              paramLabel = "PATTERN",
              description = "For which nodes: db*.example.com (all).")
          @Nullable List<String> nodes,
      @Option(
              names = "--expires",
              paramLabel = "TIME",
              converter = Span.Lifetime.class,
              description = "How long it holds: 12h, 90d (for ever).")
          @Nullable Span expires,
      @Option(
              names = "--ssh-key",
              paramLabel = "FILE",
              description =
                  "Takes a public key of SSH in the place of a token; for git repositories alone.")
          @Nullable Path key,
      @Parameters(paramLabel = "NAME", description = "Whose it is: alice, or alice/laptop.")
          String name)
      throws IOException {
    Grant grant = new Grant(name, role, names(environments), names(nodes));
    Duration lifetime = expires == null ? null : expires.duration();
    try (Store store = directory.open()) {
      if (key == null) {
        System.out.println(tokens(store).create(grant, lifetime, Local.user()));
      } else {
        SshKey known = SshKey.of(Files.readString(key));
        tokens(store).create(grant, known, lifetime, Local.user());
        System.out.println(known.fingerprint());
      }
      return 0;
    } catch (RefusedException e) {
      System.err.println("error: " + e.getMessage());
      return 1;
    }
  }

  private static Names names(@Nullable List<String> patterns) {
    return patterns == null ? Names.ALL : Names.of(String.join(" ", patterns));
  }

  private static AccessTokens tokens(Store store) {
    return new AccessTokens(store, Clock.systemUTC());
  }

  @Command(
      name = "list",
      description = "Lists tokens and what they allow.",
      mixinStandardHelpOptions = true)
  int list(@Mixin ServerDirectory directory) throws IOException {
    try (Store store = directory.open()) {
      tokens(store).all().forEach(row -> System.out.println(line(row)));
      return 0;
    }
  }

  private static String line(TokenRow row) {
    Long end = row.expiresAt();
    Long used = row.usedAt();
    return "%s: %s of environments %s and nodes %s, %s, %s"
        .formatted(
            row.name(),
            row.role(),
            row.environments(),
            row.nodes(),
            end == null ? "for ever" : "until " + Instant.ofEpochMilli(end),
            used == null ? "never used" : "last used " + Instant.ofEpochMilli(used));
  }

  @Command(
      name = "remove",
      description = "Removes tokens, which are refused from now on.",
      mixinStandardHelpOptions = true)
  int remove(
      @Mixin ServerDirectory directory,
      @Parameters(arity = "1..*", paramLabel = "NAME") List<String> names)
      throws IOException {
    try (Store store = directory.open()) {
      AccessTokens tokens = tokens(store);
      return Local.each(names, System.err, name -> tokens.remove(name, Local.user()));
    }
  }

  /** Reads a role from the command line. */
  static final class RoleConverter implements ITypeConverter<Role> {
    @Override
    public Role convert(String text) {
      return Role.of(text)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + text + "' is no role: viewer, operator or admin"));
    }
  }
}
