package plumb.server;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.server.Route;
import com.linecorp.armeria.server.ServerBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.NodeClassifier;
import plumb.compiler.evaluation.CompileLog;
import plumb.server.access.AuditLog;
import plumb.server.access.Requesters;
import plumb.server.authority.Authority;
import plumb.server.compile.CatalogCache;
import plumb.server.compile.CatalogService;
import plumb.server.compile.Environments;
import plumb.server.files.FileListing;
import plumb.server.files.Mounts;
import plumb.server.files.StaticMetadata;
import plumb.server.gate.PushEndpoints;
import plumb.server.http.ClientLimits;
import plumb.server.http.Endpoint;
import plumb.server.http.EndpointService;
import plumb.server.http.WorkQueue;
import plumb.server.nodes.NodeEndpoints;
import plumb.server.puppet.AuthorityEndpoints;
import plumb.server.puppet.BucketEndpoint;
import plumb.server.puppet.CatalogEndpoint;
import plumb.server.puppet.CompileEndpoint;
import plumb.server.puppet.Compiles;
import plumb.server.puppet.EnvironmentEndpoints;
import plumb.server.puppet.FactsEndpoint;
import plumb.server.puppet.FileEndpoints;
import plumb.server.puppet.MetricsEndpoint;
import plumb.server.puppet.NodeEndpoint;
import plumb.server.puppet.ReportEndpoint;
import plumb.server.puppet.ServiceEndpoints;
import plumb.server.puppet.StaticFileEndpoint;
import plumb.server.puppet.StatusEndpoints;
import plumb.server.records.BucketRecords;
import plumb.server.records.NodeRecords;

/** Puts endpoints to their paths. */
record Wiring(
    ServerBuilder builder,
    Authority authority,
    Requesters requesters,
    ClientLimits clients,
    AuditLog audit,
    NodeRecords records,
    BucketRecords buckets,
    NodeEndpoints nodes,
    PushEndpoints pushes,
    WorkQueue compiles,
    WorkQueue queries,
    WorkQueue requests,
    WorkQueue others,
    Metrics metrics,
    ServerLog log) {
  /** The version of the reference that agents are told. */
  private static final String REFERENCE_VERSION = "7.23.0";

  void add(ServerSettings settings, Environments environments, CatalogCache cache) {
    Mounts mounts = new Mounts(settings.mounts());
    FileListing listing = new FileListing();
    CatalogService catalogs =
        new CatalogService(
            environments,
            classifier(settings.classifier()),
            new CatalogService.ServerName(
                settings.names().get(0), settings.address(), REFERENCE_VERSION),
            records,
            new StaticMetadata(mounts, listing),
            cache);
    Compiles all = new Compiles(catalogs, this::compiled);
    CatalogEndpoint catalog = new CatalogEndpoint(all, records);
    put(compiles, HttpMethod.POST, "/puppet/v3/catalog/{node}", catalog);
    put(compiles, HttpMethod.GET, "/puppet/v3/catalog/{node}", catalog);
    put(
        compiles,
        HttpMethod.POST,
        "/puppet/v4/catalog",
        new CompileEndpoint(all, records, authority, audit));
    put(others, HttpMethod.PUT, "/puppet/v3/facts/{node}", new FactsEndpoint(records));
    put(others, HttpMethod.GET, "/puppet/v3/node/{node}", new NodeEndpoint(catalogs));
    FileEndpoints files = new FileEndpoints(environments, mounts, listing);
    put(others, HttpMethod.GET, "/puppet/v3/file_metadata/{*path}", files::metadata);
    put(others, HttpMethod.GET, "/puppet/v3/file_metadatas/{*path}", files::metadatas);
    put(others, HttpMethod.GET, "/puppet/v3/file_content/{*path}", files::content);
    put(
        others,
        HttpMethod.GET,
        "/puppet/v3/static_file_content/{*path}",
        new StaticFileEndpoint(environments));
    put(others, HttpMethod.PUT, "/puppet/v3/report/{node}", reports());
    BucketEndpoint bucket = new BucketEndpoint(buckets, audit);
    for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.PUT)) {
      put(others, method, "/puppet/v3/file_bucket_file/{*path}", bucket);
    }
    addAuthority();
    addNodes();
    addTools(new EnvironmentEndpoints(environments, audit));
  }

  private void addNodes() {
    put(queries, HttpMethod.GET, "/plumb/v1/nodes", nodes::list);
    put(queries, HttpMethod.GET, "/plumb/v1/nodes/{node}", nodes::node);
    put(others, HttpMethod.DELETE, "/plumb/v1/nodes/{node}", nodes::deactivate);
    put(queries, HttpMethod.GET, "/plumb/v1/nodes/{node}/facts", nodes::facts);
    put(queries, HttpMethod.GET, "/plumb/v1/nodes/{node}/catalog", nodes::catalog);
    put(queries, HttpMethod.GET, "/plumb/v1/nodes/{node}/reports", nodes::reports);
    put(queries, HttpMethod.GET, "/plumb/v1/nodes/{node}/reports/{id}", nodes::report);
    put(queries, HttpMethod.GET, "/plumb/v1/resources", nodes::resources);
    put(queries, HttpMethod.GET, "/plumb/v1/events", nodes::events);
    put(queries, HttpMethod.GET, "/plumb/v1/pushes", pushes::list);
    put(queries, HttpMethod.GET, "/plumb/v1/pushes/{number}", pushes::push);
    put(queries, HttpMethod.GET, "/plumb/v1/pushes/{number}/diff", pushes::diff);
    put(others, HttpMethod.POST, "/plumb/v1/pushes/{number}/approval", pushes::approve);
  }

  private void addTools(EnvironmentEndpoints tools) {
    put(others, HttpMethod.GET, "/puppet/v3/environments", tools::list);
    put(others, HttpMethod.GET, "/puppet/v3/environment_classes", tools::classes);
    put(others, HttpMethod.GET, "/puppet/v3/environment_modules", tools::modules);
    put(others, HttpMethod.DELETE, "/puppet-admin-api/v1/environment-cache", tools::flush);
    ServiceEndpoints services = new ServiceEndpoints(REFERENCE_VERSION);
    put(others, HttpMethod.GET, "/status/v1/simple", services::simple);
    put(others, HttpMethod.GET, "/status/v1/simple/{service}", services::simple);
    put(others, HttpMethod.GET, "/status/v1/services", services::services);
    put(others, HttpMethod.GET, "/metrics", new MetricsEndpoint(metrics::text));
  }

  private void compiled(
      String node, Iterable<CompileLog.Entry> said, long nanos, @Nullable String problem) {
    metrics.compiled(nanos, problem == null);
    log.compiled(node, said, nanos, problem);
  }

  private void addAuthority() {
    AuthorityEndpoints ca = new AuthorityEndpoints(authority, log::line);
    put(others, HttpMethod.GET, "/puppet-ca/v1/certificate/{node}", ca::certificate);
    put(others, HttpMethod.GET, "/puppet-ca/v1/certificate_revocation_list/ca", ca::revocations);
    put(others, HttpMethod.GET, "/puppet-ca/v1/certificate_request/{node}", ca::request);
    // Whoever decides about a request may take its time; nobody else waits for that.
    put(requests, HttpMethod.PUT, "/puppet-ca/v1/certificate_request/{node}", ca::submit);
    put(others, HttpMethod.POST, "/puppet-ca/v1/certificate_renewal", ca::renew);
    addStatus(new StatusEndpoints(authority));
  }

  private void addStatus(StatusEndpoints status) {
    put(others, HttpMethod.GET, "/puppet-ca/v1/certificate_status/{node}", status::status);
    put(others, HttpMethod.PUT, "/puppet-ca/v1/certificate_status/{node}", status::change);
    put(others, HttpMethod.DELETE, "/puppet-ca/v1/certificate_status/{node}", status::delete);
    put(others, HttpMethod.DELETE, "/puppet-ca/v1/certificate_request/{node}", status::reject);
    put(others, HttpMethod.GET, "/puppet-ca/v1/certificate_statuses/{any}", status::statuses);
    put(others, HttpMethod.POST, "/puppet-ca/v1/sign", status::sign);
    put(others, HttpMethod.POST, "/puppet-ca/v1/sign/all", status::signAll);
    put(others, HttpMethod.PUT, "/puppet-ca/v1/clean", status::clean);
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
        new EndpointService(endpoint, queue, requesters, clients, log)
            .decorate(
                (service, context, request) -> {
                  var unused =
                      context.log().whenComplete().thenAccept(log -> metrics.answered(path, log));
                  return service.serve(context, request);
                }));
  }
}
