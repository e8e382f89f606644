package plumb.server;

import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.encoding.DecodingService;
import com.linecorp.armeria.server.encoding.EncodingService;
import io.netty.handler.ssl.ClientAuth;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import plumb.compiler.unitcache.CachingUnitReader;
import plumb.query.Query;
import plumb.server.access.AccessTokens;
import plumb.server.access.AuditLog;
import plumb.server.access.Requesters;
import plumb.server.authority.Authority;
import plumb.server.authority.AuthorityOptions;
import plumb.server.authority.SecretKey;
import plumb.server.compile.CatalogCache;
import plumb.server.compile.Environments;
import plumb.server.gate.GateSettings;
import plumb.server.gate.KeptPushes;
import plumb.server.gate.PushEndpoints;
import plumb.server.gate.PushHistory;
import plumb.server.git.GitSettings;
import plumb.server.git.GitTransfers;
import plumb.server.git.GitWork;
import plumb.server.git.http.GitService;
import plumb.server.git.push.PushContext;
import plumb.server.git.push.PushGate;
import plumb.server.git.push.Pushes;
import plumb.server.git.repository.HostedRepository;
import plumb.server.git.repository.Repositories;
import plumb.server.git.repository.RepositoryCare;
import plumb.server.git.ssh.SshServer;
import plumb.server.http.ClientLimits;
import plumb.server.http.ConnectionLimits;
import plumb.server.http.StreamedRequests;
import plumb.server.http.WorkQueue;
import plumb.server.nodes.FleetSearch;
import plumb.server.nodes.KnownNodes;
import plumb.server.nodes.NodeEndpoints;
import plumb.server.records.BucketRecords;
import plumb.server.records.Exports;
import plumb.server.records.NodeRecords;
import plumb.server.tls.ClientTrust;
import plumb.server.tls.KeptIdentity;
import plumb.store.Store;
import plumb.store.WriteQueue;

/** A server from its start to its end. */
public final class Server implements AutoCloseable {
  private static final int CONNECTIONS = 10_000;
  private static final int CONNECTIONS_OF_ADDRESS = 2_000;
  private static final int CONNECTIONS_OF_CERTIFICATE = 256;
  private static final int STREAMS = 100;

  /**
   * What a client may send by HTTP/2 before the server has read it, and how much of that is left
   * when it gets more. Debian 12's curl, and git with it, may hang when a body ends right behind
   * the end of a window: small ones fit into the first.
   */
  private static final int WINDOW = 4 << 20;

  private static final float EARLY_UPDATES = 0.9f;

  private static final int FILES_WAITING = 10_000;
  private static final int QUERIES_WAITING = 100;
  private static final int REQUESTS_WAITING = 500;

  /** Queries stand in the path of a request. */
  private static final int LONGEST_PATH = 4 * Query.LONGEST;

  /** Shorter answers are sent as they are. */
  private static final int LEAST_ENCODED = 1024;

  /** How soon a server knows what another process has revoked. */
  private static final Duration LEARNING = Duration.ofSeconds(2);

  private static final Duration RENEWAL = Duration.ofHours(6);

  /** How long a snapshot that was replaced may stay open though nobody asks for its environment. */
  private static final Duration GIVING_UP = Duration.ofSeconds(10);

  private static final Duration SENDING = Duration.ofMinutes(1);
  private static final Duration FORGETTING = Duration.ofHours(1);

  /** What must be closed, the last one first. */
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  private final Authority authority;
  private final com.linecorp.armeria.server.Server http;
  private final @Nullable SshServer ssh;

  static {
    // Files may have semicolons in their names: what follows one is no parameter.
    System.setProperty("com.linecorp.armeria.allowSemicolonInPathComponent", "true");
  }

  private Server(ServerSettings settings, ServerLog log, PushGate gate) throws IOException {
    try {
      Store store = opened(Store.open(settings.database()));
      WriteQueue writes = opened(new WriteQueue(store));
      SecretKey secret = SecretKey.in(settings.directory().resolve("secret"));
      authority = authority(settings, store, secret);
      int cores = Runtime.getRuntime().availableProcessors();
      ServerSettings.Limits limits = settings.limits();
      Metrics metrics = opened(new Metrics());
      CatalogCache cache = new CatalogCache(limits.cachedBytes());
      Environments environments = opened(environments(settings, cache));
      WorkQueue compiles =
          opened(new WorkQueue("compile", cores, limits.compilesWaiting(), limits.patience()));
      WorkQueue others =
          opened(new WorkQueue("answer", 2 * cores + 2, FILES_WAITING, limits.patience()));
      ConnectionLimits connections =
          new ConnectionLimits(
              CONNECTIONS_OF_ADDRESS, CONNECTIONS_OF_CERTIFICATE, limits.introduction());
      ClientLimits clients = new ClientLimits(limits.clientRate(), bodyBytes(), System::nanoTime);
      metrics.watch(cache);
      metrics.watch(clients, connections);
      metrics.watch(compiles);
      metrics.watch(others);
      WorkQueue queries = opened(new WorkQueue("query", cores, QUERIES_WAITING, limits.patience()));
      metrics.watch(queries);
      WorkQueue requests =
          opened(new WorkQueue("enrol", cores, REQUESTS_WAITING, limits.patience()));
      metrics.watch(requests);
      ServerBuilder builder = com.linecorp.armeria.server.Server.builder();
      listen(builder, settings);
      builder.childChannelPipelineCustomizer(pipeline -> pipeline.addFirst(connections));
      builder.maxNumConnections(CONNECTIONS);
      builder.http2MaxStreamsPerConnection(STREAMS);
      builder.meterRegistry(metrics.registry());
      builder.decorator(
          EncodingService.builder().minBytesToForceChunkedEncoding(LEAST_ENCODED).newDecorator());
      builder.decorator(DecodingService.newDecorator());
      NodeRecords records =
          new NodeRecords(
              store,
              writes,
              Clock.systemUTC(),
              new Exports(store, secret),
              problem -> log.line("a record is lost: " + problem));
      BucketRecords buckets = new BucketRecords(store, writes, Clock.systemUTC());
      Requesters requesters =
          new Requesters(
              certificate -> authority.revocations().has(certificate),
              new AccessTokens(store, Clock.systemUTC()));
      AuditLog audit = new AuditLog(store, Clock.systemUTC());
      Repositories repositories = new Repositories(settings.git().directory());
      GateSettings gateSettings = settings.gate();
      Gating gating =
          gateSettings == null
              ? null
              : new Gating(settings, gateSettings, store, authority, repositories, audit);
      GitTransfers transfers =
          new GitTransfers(
              repositories,
              new Pushes(
                  new PushContext(
                      gating == null ? gate : gating.gate(log), new PushRecords(audit, log))));
      GitWork gitWork = opened(new GitWork());
      GitRoutes.add(
          builder,
          new GitService(transfers, gitWork, requesters, new StreamedRequests(clients), log));
      ssh = ssh(settings.git(), store, transfers, gitWork, log);
      new Wiring(
              builder,
              authority,
              requesters,
              clients,
              audit,
              records,
              buckets,
              nodes(store),
              new PushEndpoints(new KeptPushes(store), Clock.systemUTC()),
              compiles,
              queries,
              requests,
              others,
              metrics,
              log)
          .add(settings, environments, cache);
      http = opened(builder.build());
      listen(http, settings);
      Housekeeping housekeeping = opened(new Housekeeping(log));
      housekeeping.every(LEARNING, "learning what was revoked", authority::refresh);
      housekeeping.every(RENEWAL, "renewing lists of revoked certificates", authority::renewLists);
      housekeeping.every(FORGETTING, "forgetting old files of buckets", buckets::forgetOld);
      housekeeping.every(
          FORGETTING,
          "forgetting what is out of date",
          () -> records.forget(limits.retention(), log::line));
      housekeeping.every(GIVING_UP, "forgetting silent clients", clients::forgetSilent);
      housekeeping.every(
          GIVING_UP, "giving up replaced environments", environments::giveUpReplaced);
      Housekeeping care = opened(new Housekeeping(log));
      care.every(FORGETTING, "tidying repositories", () -> tend(repositories, log));
      if (gating != null) {
        PushHistory history = gating.history();
        care.every(FORGETTING, "forgetting old pushes", history::forgetOld);
        care.soon("deploying what has landed", () -> gating.catchUp(log));
        care.every(FORGETTING, "deploying what has landed", () -> gating.catchUp(log));
      }
    } catch (IOException | RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  /**
   * Starts a server; it answers when this returns.
   *
   * @throws IOException when its directory or database cannot be used, or the port is taken
   */
  public static Server start(ServerSettings settings, ServerLog log) throws IOException {
    return start(settings, log, PushGate.OPEN);
  }

  /** The same with what judges pushes. */
  static Server start(ServerSettings settings, ServerLog log, PushGate gate) throws IOException {
    Files.createDirectories(
        settings.directory(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return new Server(settings, log, gate);
  }

  private @Nullable SshServer ssh(
      GitSettings settings, Store store, GitTransfers transfers, GitWork work, ServerLog log)
      throws IOException {
    InetSocketAddress address = settings.ssh();
    if (address == null) {
      return null;
    }
    AccessTokens tokens = new AccessTokens(store, Clock.systemUTC());
    SshServer started =
        opened(SshServer.start(address, settings.hostKey(), tokens, transfers, work, log::report));
    log.line("git over ssh at port " + started.port() + ", host key " + started.hostKey());
    return started;
  }

  /** What is wrong with one repository keeps none of the others from their care. */
  private static void tend(Repositories repositories, ServerLog log) throws IOException {
    RepositoryCare care = new RepositoryCare(Clock.systemUTC());
    repositories.tidy();
    for (HostedRepository repository : repositories.all()) {
      try {
        care.tend(repository);
        repository
            .damage()
            .ifPresent(what -> log.line("git: " + repository.name() + " is damaged: " + what));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (IOException e) {
        log.line("git: " + repository.name() + ": " + e.getMessage());
      }
    }
  }

  private <T extends AutoCloseable> T opened(T thing) {
    open.push(thing);
    return thing;
  }

  private static Authority authority(ServerSettings settings, Store store, SecretKey secret) {
    return new Authority(
        store,
        secret,
        new AuthorityOptions(
            "Plumb authority of " + settings.names().get(0),
            settings.keys(),
            AuthorityOptions.USUAL_LIFETIME),
        settings.autosign(),
        Clock.systemUTC());
  }

  private static NodeEndpoints nodes(Store store) {
    KnownNodes known = new KnownNodes(store, Clock.systemUTC());
    return new NodeEndpoints(known, new FleetSearch(store, known), Clock.systemUTC());
  }

  private static Environments environments(ServerSettings settings, CatalogCache cache) {
    return new Environments(
        settings.environmentPath(),
        settings.hieraConfig(),
        settings.strictness(),
        CachingUnitReader.ofUser(),
        settings.limits().compileTime(),
        cache::forget);
  }

  private static void listen(com.linecorp.armeria.server.Server http, ServerSettings settings)
      throws IOException {
    try {
      http.start().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException cause) {
        throw new IOException("port " + settings.port() + ": " + cause.getMessage(), cause);
      }
      throw e;
    }
  }

  private void listen(ServerBuilder builder, ServerSettings settings) throws IOException {
    if (settings.address().isEmpty()) {
      builder.https(settings.port());
    } else {
      builder.https(new InetSocketAddress(settings.address(), settings.port()));
    }
    Authority.Identity identity =
        new KeptIdentity(settings.directory().resolve("identity.pem"), authority, Clock.systemUTC())
            .of(settings.names());
    builder.tls(identity.key(), identity.chain());
    builder.tlsCustomizer(
        tls -> tls.clientAuth(ClientAuth.OPTIONAL).trustManager(new ClientTrust(authority)));
    builder.http1MaxInitialLineLength(LONGEST_PATH);
    builder.http2MaxHeaderListSize(LONGEST_PATH);
    builder.http2InitialConnectionWindowSize(WINDOW);
    builder.http2InitialStreamWindowSize(WINDOW);
    builder.http2StreamWindowUpdateRatio(EARLY_UPDATES);
    builder.requestTimeout(
        settings.limits().compileTime().plus(settings.limits().patience()).plus(SENDING));
    builder.idleTimeout(Duration.ofMinutes(1));
  }

  /** Bodies may take a quarter of the memory. */
  private static long bodyBytes() {
    return Runtime.getRuntime().maxMemory() / 4;
  }

  /** The port that it listens on. */
  public int port() {
    return http.activeLocalPort();
  }

  /** The port of its SSH server; none when it has no SSH server. */
  public OptionalInt sshPort() {
    return ssh == null ? OptionalInt.empty() : OptionalInt.of(ssh.port());
  }

  /** Its authority. */
  public Authority authority() {
    return authority;
  }

  /** Ends what is under way, then itself. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("the server cannot be closed", e);
      }
    }
  }
}
