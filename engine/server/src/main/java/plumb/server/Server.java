package plumb.server;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.server.Route;
import com.linecorp.armeria.server.ServerBuilder;
import io.netty.handler.ssl.ClientAuth;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import plumb.compiler.Compiler;
import plumb.compiler.NodeClassifier;
import plumb.compiler.unitcache.CachingUnitReader;
import plumb.server.authority.Authority;
import plumb.server.authority.AuthorityOptions;
import plumb.server.authority.SecretKey;
import plumb.server.authority.SigningPolicy;
import plumb.server.compile.CatalogService;
import plumb.server.compile.Environments;
import plumb.server.files.Mounts;
import plumb.server.http.Endpoint;
import plumb.server.http.EndpointService;
import plumb.server.http.WorkQueue;
import plumb.server.puppet.AuthorityEndpoints;
import plumb.server.puppet.CatalogEndpoint;
import plumb.server.puppet.FileEndpoints;
import plumb.server.puppet.NodeEndpoint;
import plumb.server.puppet.ReportEndpoint;
import plumb.server.records.NodeRecords;
import plumb.server.tls.ClientTrust;
import plumb.store.Store;
import plumb.store.WriteQueue;

/** A server from its start to its end. */
public final class Server implements AutoCloseable {
  /** The version of the reference that agents are told. */
  private static final String REFERENCE_VERSION = "7.23.0";

  private static final long MOST_BYTES = 64L << 20;
  private static final int CATALOGS_WAITING = 1000;
  private static final int FILES_WAITING = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** How soon a server knows what another process has revoked. */
  private static final Duration LEARNING = Duration.ofSeconds(2);

  private final Store store;
  private final WriteQueue writes;
  private final Authority authority;
  private final WorkQueue compiles;
  private final WorkQueue others;
  private final com.linecorp.armeria.server.Server http;
  private final Housekeeping housekeeping;

  private Server(
      Store store,
      WriteQueue writes,
      Authority authority,
      WorkQueue compiles,
      WorkQueue others,
      com.linecorp.armeria.server.Server http,
      Housekeeping housekeeping) {
    this.store = store;
    this.writes = writes;
    this.authority = authority;
    this.compiles = compiles;
    this.others = others;
    this.http = http;
    this.housekeeping = housekeeping;
  }

  /**
   * Starts a server; it answers when this returns.
   *
   * @throws IOException when its directory or database cannot be used, or the port is taken
   */
  public static Server start(ServerSettings settings, ServerLog log) throws IOException {
    Files.createDirectories(
        settings.directory(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Store store = Store.open(settings.database());
    Authority authority =
        new Authority(
            store,
            SecretKey.in(settings.directory().resolve("secret")),
            new AuthorityOptions(
                "Plumb authority of " + settings.names().get(0),
                settings.keys(),
                AuthorityOptions.USUAL_LIFETIME),
            settings.signsEverybody() ? SigningPolicy.EVERYBODY : SigningPolicy.NOBODY,
            Clock.systemUTC());
    int cores = Runtime.getRuntime().availableProcessors();
    WorkQueue compiles = new WorkQueue("compile", cores, CATALOGS_WAITING, PATIENCE);
    WorkQueue others = new WorkQueue("answer", 2 * cores + 2, FILES_WAITING, PATIENCE);
    ServerBuilder builder = com.linecorp.armeria.server.Server.builder();
    listen(builder, settings, authority);
    WriteQueue writes = new WriteQueue(store);
    NodeRecords records =
        new NodeRecords(
            writes, Clock.systemUTC(), problem -> log.line("a record is lost: " + problem));
    new Wiring(builder, authority, records, compiles, others, log).add(settings);
    com.linecorp.armeria.server.Server http = builder.build();
    http.start().join();
    Housekeeping housekeeping = new Housekeeping(log);
    housekeeping.every(LEARNING, "learning what was revoked", authority::refresh);
    return new Server(store, writes, authority, compiles, others, http, housekeeping);
  }

  private static void listen(ServerBuilder builder, ServerSettings settings, Authority authority) {
    if (settings.address().isEmpty()) {
      builder.https(settings.port());
    } else {
      builder.https(new InetSocketAddress(settings.address(), settings.port()));
    }
    Authority.Identity identity = authority.identity(settings.names());
    builder.tls(identity.key(), identity.chain());
    builder.tlsCustomizer(
        tls -> tls.clientAuth(ClientAuth.OPTIONAL).trustManager(new ClientTrust(authority)));
    builder.maxRequestLength(MOST_BYTES);
    builder.requestTimeout(Compiler.USUAL_LIMIT.plus(PATIENCE));
    builder.idleTimeout(Duration.ofMinutes(1));
  }

  /** Puts endpoints to their paths. */
  private record Wiring(
      ServerBuilder builder,
      Authority authority,
      NodeRecords records,
      WorkQueue compiles,
      WorkQueue others,
      ServerLog log) {

    void add(ServerSettings settings) {
      Environments environments =
          new Environments(
              settings.environmentPath(),
              settings.hieraConfig(),
              settings.strictness(),
              CachingUnitReader.ofUser(),
              Compiler.USUAL_LIMIT);
      CatalogService catalogs =
          new CatalogService(
              environments,
              classifier(settings.classifier()),
              new CatalogService.ServerName(
                  settings.names().get(0), settings.address(), REFERENCE_VERSION),
              records);
      CatalogEndpoint catalog = new CatalogEndpoint(catalogs, records, log::compiled);
      put(compiles, HttpMethod.POST, "/puppet/v3/catalog/{node}", catalog);
      put(compiles, HttpMethod.GET, "/puppet/v3/catalog/{node}", catalog);
      put(others, HttpMethod.GET, "/puppet/v3/node/{node}", new NodeEndpoint(catalogs));
      FileEndpoints files = new FileEndpoints(environments, new Mounts(settings.mounts()));
      put(others, HttpMethod.GET, "/puppet/v3/file_metadata/{*path}", files::metadata);
      put(others, HttpMethod.GET, "/puppet/v3/file_metadatas/{*path}", files::metadatas);
      put(others, HttpMethod.GET, "/puppet/v3/file_content/{*path}", files::content);
      put(others, HttpMethod.PUT, "/puppet/v3/report/{node}", reports());
      AuthorityEndpoints ca = new AuthorityEndpoints(authority);
      put(others, HttpMethod.GET, "/puppet-ca/v1/certificate/{node}", ca::certificate);
      put(others, HttpMethod.GET, "/puppet-ca/v1/certificate_revocation_list/ca", ca::revocations);
      put(others, HttpMethod.GET, "/puppet-ca/v1/certificate_request/{node}", ca::request);
      put(others, HttpMethod.PUT, "/puppet-ca/v1/certificate_request/{node}", ca::submit);
    }

    private ReportEndpoint reports() {
      return new ReportEndpoint(
          (node, report, json) -> {
            records.report(node, report, json);
            log.reported(node, report);
          });
    }

    private static @Nullable NodeClassifier classifier(@Nullable String command) {
      return command == null ? null : new NodeClassifier(command);
    }

    private void put(WorkQueue queue, HttpMethod method, String path, Endpoint endpoint) {
      builder.service(
          Route.builder().methods(method).path(path).build(),
          new EndpointService(
              endpoint,
              queue,
              certificate -> authority.revocations().has(certificate),
              log::defect));
    }
  }

  /** The port that it listens on. */
  public int port() {
    return http.activeLocalPort();
  }

  /** Its authority. */
  public Authority authority() {
    return authority;
  }

  /** Ends what is under way, then itself. */
  @Override
  public void close() {
    housekeeping.close();
    http.close();
    compiles.close();
    others.close();
    writes.close();
    store.close();
  }
}
