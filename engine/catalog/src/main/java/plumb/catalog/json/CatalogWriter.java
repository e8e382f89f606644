package plumb.catalog.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import plumb.catalog.Catalog;
import plumb.catalog.Edge;
import plumb.catalog.Resource;
import plumb.values.Sensitive;

/** Writes a catalog; the order of keys is Puppet's. */
final class CatalogWriter {
  private final JsonGenerator json;
  private final ValueWriter values;
  private final boolean kept;
  private boolean secrets;

  private CatalogWriter(JsonGenerator json, ValueWriter values, boolean kept) {
    this.json = json;
    this.values = values;
    this.kept = kept;
  }

  CatalogWriter(JsonGenerator json, boolean rich) {
    this(json, ValueWriter.catalog(json, rich), false);
  }

  /** Returns a writer of what is kept of a catalog: nothing secret, nothing of the one compile. */
  static CatalogWriter kept(JsonGenerator json) {
    return new CatalogWriter(json, ValueWriter.kept(json), true);
  }

  void write(Catalog catalog) throws IOException {
    begin(catalog);
    if (!kept) {
      writeIdentity(catalog);
    }
    end(catalog);
  }

  void begin(Catalog catalog) throws IOException {
    json.writeStartObject();
    strings("tags", catalog.tags());
    json.writeStringField("name", catalog.name());
  }

  /** What is of the one compile. */
  void writeIdentity(Catalog catalog) throws IOException {
    json.writeFieldName("version");
    values.write(catalog.version());
    json.writeStringField("code_id", catalog.codeId());
    json.writeStringField("catalog_uuid", catalog.uuid());
  }

  void end(Catalog catalog) throws IOException {
    json.writeNumberField("catalog_format", catalog.format());
    json.writeStringField("environment", catalog.environment());
    json.writeArrayFieldStart("resources");
    for (Resource resource : catalog.resources()) {
      if (!resource.virtual()) {
        write(resource);
      }
    }
    json.writeEndArray();
    json.writeArrayFieldStart("edges");
    for (Edge edge : catalog.edges()) {
      write(edge);
    }
    json.writeEndArray();
    strings("classes", catalog.classes());
    ifAny("metadata", catalog.metadata());
    ifAny("recursive_metadata", catalog.recursiveMetadata());
    ifAny("described_types", catalog.describedTypes());
    DeprecationJson.write(json, catalog.deprecations());
    json.writeEndObject();
  }

  /** Whether there was any secret in what was written. */
  boolean hasSecrets() {
    return secrets || values.hasSecrets();
  }

  private void write(Edge edge) throws IOException {
    if (edge.source().virtual() || edge.target().virtual()) {
      return;
    }
    json.writeStartObject();
    json.writeStringField("source", edge.source().ref());
    json.writeStringField("target", edge.target().ref());
    json.writeEndObject();
  }

  void write(Resource resource) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", resource.type());
    json.writeStringField("title", resource.title());
    strings("tags", resource.tags());
    if (resource.file() != null) {
      json.writeStringField("file", resource.file());
    }
    if (resource.line() > 0) {
      json.writeNumberField("line", resource.line());
    }
    json.writeBooleanField("exported", resource.exported());
    json.writeStringField("kind", resource.kind().wireName());
    parameters(resource);
    if (!resource.sensitive().isEmpty()) {
      secrets = true;
      strings("sensitive_parameters", resource.sensitive());
    }
    json.writeEndObject();
  }

  private void parameters(Resource resource) throws IOException {
    boolean any = false;
    for (Map.Entry<String, Object> parameter : SentParameters.of(resource).entrySet()) {
      if (!any) {
        json.writeObjectFieldStart("parameters");
        any = true;
      }
      json.writeFieldName(parameter.getKey());
      boolean secret = kept && resource.sensitive().contains(parameter.getKey());
      values.write(secret ? Sensitive.REDACTED : parameter.getValue());
    }
    if (any) {
      json.writeEndObject();
    }
  }

  private void strings(String name, Collection<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private void ifAny(String name, Map<String, Object> metadata) throws IOException {
    if (!metadata.isEmpty()) {
      json.writeFieldName(name);
      values.write(metadata);
    }
  }
}
