package plumb.server.records;

import java.util.List;
import plumb.catalog.Resource;
import plumb.catalog.json.CatalogJson;
import plumb.compiler.evaluation.ExportedResources;
import plumb.server.authority.SecretKey;
import plumb.store.Store;
import plumb.store.nodes.Nodes;

/**
 * What the nodes of a store export. Exported resources hold secrets in clear, so that the database
 * has them sealed. Thread-safe.
 */
public record Exports(Store store, SecretKey secret) implements ExportedResources {

  @Override
  public List<Resource> of(String type, String node) {
    return store.with(handle -> new Nodes(handle).exported(type, node)).stream()
        .map(secret::open)
        .map(CatalogJson::resource)
        .toList();
  }

  /** A resource as it is kept. */
  String body(Resource resource) {
    return secret.seal(CatalogJson.text(resource));
  }
}
