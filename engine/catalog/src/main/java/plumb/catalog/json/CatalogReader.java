package plumb.catalog.json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.Catalog;
import plumb.catalog.DuplicateResourceException;
import plumb.catalog.Kind;
import plumb.catalog.Resource;
import plumb.catalog.schema.CoreTypes;
import plumb.catalog.schema.ResourceTypeSchema;
import plumb.values.Sensitive;

/** Reads a catalog whatever the order of its keys. */
final class CatalogReader {
  private final JsonCursor cursor;
  private final Map<String, Object> scalars = new LinkedHashMap<>();
  private final List<Resource> resources = new ArrayList<>();
  private final List<JsonObject> edges = new ArrayList<>();
  private boolean isCatalog;
  private List<String> tags = List.of();
  private List<String> classes = List.of();

  CatalogReader(JsonCursor cursor) {
    this.cursor = cursor.rich();
  }

  Catalog read() throws IOException {
    cursor.object(
        name -> {
          switch (name) {
            case "resources" -> {
              isCatalog = true;
              cursor.array(() -> resources.add(resource()));
            }
            case "edges" -> cursor.array(() -> edges.add(new JsonObject(cursor.map())));
            case "tags" -> tags = cursor.strings();
            case "classes" -> classes = cursor.strings();
            default -> scalars.put(name, cursor.value());
          }
        });
    JsonObject in = new JsonObject(scalars);
    // Any other object would be a catalog of a node that nothing is said of.
    if (!isCatalog || in.text("name", "").isEmpty()) {
      throw new InvalidJsonException("a catalog has a name and resources", 0, 0);
    }
    return catalog(in);
  }

  private Catalog catalog(JsonObject in) {
    Catalog catalog = new Catalog(in.text("name", ""), in.text("environment", ""));
    Object version = in.value("version");
    catalog.setVersion(version == null ? 0L : version);
    catalog.setCodeId(in.text("code_id"));
    catalog.setUuid(in.text("catalog_uuid", ""));
    catalog.setFormat(in.integer("catalog_format", 0));
    catalog.setMetadata(in.map("metadata"));
    catalog.setRecursiveMetadata(in.map("recursive_metadata"));
    catalog.setDescribedTypes(in.map("described_types"));
    catalog.deprecations().addAll(DeprecationJson.read(in));
    catalog.tags().addAll(tags);
    catalog.classes().addAll(classes);
    try {
      resources.forEach(catalog::add);
    } catch (DuplicateResourceException e) {
      throw new InvalidJsonException(String.valueOf(e.getMessage()), 0, 0);
    }
    for (JsonObject edge : edges) {
      catalog.contain(end(catalog, edge, "source"), end(catalog, edge, "target"));
    }
    return catalog;
  }

  private static Resource end(Catalog catalog, JsonObject edge, String name) {
    String reference = edge.text(name, "");
    Resource resource = catalog.find(reference);
    if (resource == null) {
      throw new InvalidJsonException(
          "the " + name + " of an edge, '" + reference + "', is no resource of the catalog", 0, 0);
    }
    return resource;
  }

  /** Reads one resource. */
  Resource resource() throws IOException {
    JsonObject in = new JsonObject(cursor.map());
    String type = in.text("type", "");
    String title = in.text("title", "");
    if (type.isEmpty()) {
      throw new InvalidJsonException("a resource without a type: '" + title + "'", 0, 0);
    }
    Kind kind = Kind.ofWireName(in.text("kind", ""));
    Resource resource = new Resource(type, title, kind, schema(type, kind));
    resource.tags().addAll(in.texts("tags"));
    resource.declaredAt(in.text("file"), in.integer("line", 0));
    resource.setExported(in.flag("exported"));
    resource.parameters().putAll(in.map("parameters"));
    for (String name : in.texts("sensitive_parameters")) {
      resource.markSensitive(name);
      resource
          .parameters()
          .computeIfPresent(
              name, (n, value) -> value instanceof Sensitive ? value : new Sensitive(value));
    }
    return resource;
  }

  private static @Nullable ResourceTypeSchema schema(String type, Kind kind) {
    return kind == Kind.NATIVE ? CoreTypes.find(type.toLowerCase(Locale.ROOT)) : null;
  }
}
