package plumb.server;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.server.Route;
import com.linecorp.armeria.server.ServerBuilder;
import org.jspecify.annotations.Nullable;
import plumb.compiler.NodeClassifier;
import plumb.server.access.Requesters;
import plumb.server.authority.Authority;
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
import plumb.server.puppet.StatusEndpoints;
import plumb.server.records.NodeRecords;

/** Puts endpoints to their paths. */
record Wiring(
    ServerBuilder builder,
    Authority authority,
    Requesters requesters,
    NodeRecords records,
    WorkQueue compiles,
    WorkQueue others,
    ServerLog log) {
  /** The version of the reference that agents are told. */
  private static final String REFERENCE_VERSION = "7.23.0";

  void add(ServerSettings settings, Environments environments) {
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
    addAuthority();
  }

  private void addAuthority() {
    AuthorityEndpoints ca = new AuthorityEndpoints(authority, log::line);
    put(others, HttpMethod.GET, "/puppet-ca/v1/certificate/{node}", ca::certificate);
    put(others, HttpMethod.GET, "/puppet-ca/v1/certificate_revocation_list/ca", ca::revocations);
    put(others, HttpMethod.GET, "/puppet-ca/v1/certificate_request/{node}", ca::request);
    put(others, HttpMethod.PUT, "/puppet-ca/v1/certificate_request/{node}", ca::submit);
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
        new EndpointService(endpoint, queue, requesters, log::defect));
  }
}
