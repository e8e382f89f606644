package plumb.server.access;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumb.server.authority.Names;
import plumb.server.authority.RefusedException;
import plumb.server.authority.Secrets;
import plumb.store.Store;
import plumb.store.access.Audit;
import plumb.store.access.AuditRow;
import plumb.store.access.TokenRow;
import plumb.store.access.Tokens;

/** The tokens of people and programs. Thread-safe. */
public final class AccessTokens {
  private static final String PREFIX = "plumb_";

  /** How exact the time of a token's last use is; each call would write otherwise. */
  private static final Duration USE = Duration.ofMinutes(1);

  private final Store store;
  private final Clock clock;

  public AccessTokens(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Makes a token.
   *
   * @param grant whose holder is the token's name
   * @param lifetime null for ever
   * @param actor who makes it
   * @return the token; nobody can read it again
   * @throws RefusedException when there is one of this name, or it cannot be called so
   */
  public String create(Grant grant, @Nullable Duration lifetime, String actor)
      throws RefusedException {
    String secret = Secrets.make(PREFIX);
    keep(grant, Secrets.digest(secret), lifetime, actor, "");
    return secret;
  }

  /**
   * Takes a key of SSH in the place of a token.
   *
   * @throws RefusedException when there is a token of this name, or the key is somebody's already
   */
  public void create(Grant grant, SshKey key, @Nullable Duration lifetime, String actor)
      throws RefusedException {
    if (find(key).isPresent()) {
      throw new RefusedException("The key " + key.fingerprint() + " is known already");
    }
    keep(grant, key.fingerprint(), lifetime, actor, ", key " + key.fingerprint());
  }

  private void keep(
      Grant grant, String digest, @Nullable Duration lifetime, String actor, String more)
      throws RefusedException {
    long now = clock.millis();
    TokenRow row =
        new TokenRow(
            Secrets.checkName(grant.holder()),
            digest,
            grant.role().toString(),
            grant.environments().toString(),
            grant.nodes().toString(),
            now,
            lifetime == null ? null : now + lifetime.toMillis(),
            null);
    String detail =
        "%s of environments %s, nodes %s%s"
            .formatted(row.role(), row.environments(), row.nodes(), more);
    boolean added =
        store.inTransaction(
            handle -> {
              boolean done = new Tokens(handle).add(row);
              if (done) {
                new Audit(handle).add(new AuditRow(now, actor, "token.create", row.name(), detail));
              }
              return done;
            });
    if (!added) {
      throw new RefusedException("There is a token '" + row.name() + "' already");
    }
  }

  /** What a token grants, unless it is unknown or has expired. */
  public Optional<Grant> find(String secret) {
    return secret.startsWith(PREFIX) ? granted(Secrets.digest(secret)) : Optional.empty();
  }

  /** What a key grants that somebody has proved, unless it is unknown or has expired. */
  public Optional<Grant> find(SshKey key) {
    return granted(key.fingerprint());
  }

  private Optional<Grant> granted(String digest) {
    long now = clock.millis();
    Optional<TokenRow> found =
        store.with(handle -> new Tokens(handle).find(digest)).filter(row -> holds(row, now));
    found.filter(row -> isStale(row, now)).ifPresent(row -> used(row, now));
    return found.flatMap(AccessTokens::grant);
  }

  private static boolean holds(TokenRow row, long now) {
    Long end = row.expiresAt();
    return end == null || now < end;
  }

  private static boolean isStale(TokenRow row, long now) {
    Long used = row.usedAt();
    return used == null || now - used > USE.toMillis();
  }

  private void used(TokenRow row, long now) {
    store.inTransaction(
        handle -> {
          new Tokens(handle).used(row.digest(), now);
          return true;
        });
  }

  private static Optional<Grant> grant(TokenRow row) {
    return Role.of(row.role())
        .map(
            role ->
                new Grant(
                    "token " + row.name(),
                    role,
                    Names.of(row.environments()),
                    Names.of(row.nodes())));
  }

  /** All tokens, without themselves. */
  public List<TokenRow> all() {
    return store.with(handle -> new Tokens(handle).all());
  }

  /**
   * Removes a token, which is refused from now on.
   *
   * @throws RefusedException when there is none of this name
   */
  public void remove(String name, String actor) throws RefusedException {
    boolean removed =
        store.inTransaction(
            handle -> {
              boolean done = new Tokens(handle).remove(name);
              if (done) {
                new Audit(handle)
                    .add(new AuditRow(clock.millis(), actor, "token.remove", name, ""));
              }
              return done;
            });
    if (!removed) {
      throw new RefusedException("There is no token '" + name + "'");
    }
  }
}
