package plumb.catalog.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import plumb.catalog.Catalog;
import plumb.catalog.Resource;

/**
 * Catalogs as Puppet's servers send them, format 2.
 *
 * <p>Secrets are sent in clear, and their names with them: the transport keeps them.
 */
public final class CatalogJson {
  private CatalogJson() {}

  /**
   * Writes a catalog as UTF-8 and leaves the stream open. Virtual resources are left out.
   *
   * @param rich whether values that JSON has no form for can be read back by the receiver ({@code
   *     application/vnd.puppet.rich+json}); else they become texts
   */
  public static void write(Catalog catalog, OutputStream out, boolean rich) throws IOException {
    try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      new CatalogWriter(json, rich).write(catalog);
    }
  }

  /**
   * Writes what is worth keeping of a catalog, as UTF-8, and leaves the stream open: secrets are
   * redacted, and what differs from compile to compile (version and identity) is left out, so that
   * equal catalogs give equal bytes.
   */
  public static void writeKept(Catalog catalog, OutputStream out) throws IOException {
    try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      CatalogWriter.kept(json).write(catalog);
    }
  }

  /**
   * A catalog in both forms, as UTF-8.
   *
   * @param sent as {@link #write} writes it
   * @param kept as {@link #writeKept} does
   */
  public record Forms(byte[] sent, byte[] kept) {}

  /** Writes both forms; where a catalog has no secrets, one is a part of the other. */
  public static Forms forms(Catalog catalog, boolean rich) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    int from;
    int to;
    boolean isPart;
    try (JsonGenerator json = Json.FACTORY.createGenerator(out)) {
      CatalogWriter writer = new CatalogWriter(json, rich);
      writer.begin(catalog);
      json.flush();
      from = out.size();
      writer.writeIdentity(catalog);
      json.flush();
      to = out.size();
      writer.end(catalog);
      isPart = rich && !writer.hasSecrets();
    }
    byte[] sent = out.toByteArray();
    out.reset();
    if (isPart) {
      out.write(sent, 0, from);
      out.write(sent, to, sent.length - to);
    } else {
      writeKept(catalog, out);
    }
    return new Forms(sent, out.toByteArray());
  }

  /** Returns a resource as it stands in a catalog with rich data, secrets in clear. */
  public static String text(Resource resource) {
    return Json.text(false, json -> new CatalogWriter(json, true).write(resource));
  }

  /**
   * Reads a resource as {@link #text(Resource)} writes it; secrets are {@code Sensitive} again.
   *
   * @throws InvalidJsonException if the text is something else
   */
  public static Resource resource(String text) {
    try (JsonCursor cursor = JsonCursor.over(text)) {
      return new CatalogReader(cursor).resource();
    } catch (JsonProcessingException e) {
      throw Json.invalid(e);
    } catch (IOException e) {
      throw new UncheckedIOException("a string does not fail", e);
    }
  }

  /** Returns a catalog as a text, indented by two blanks a level when pretty. */
  public static String text(Catalog catalog, boolean rich, boolean pretty) {
    return Json.text(pretty, json -> new CatalogWriter(json, rich).write(catalog));
  }

  /**
   * Reads a catalog, rich or not, and leaves the stream open. Secrets are {@code Sensitive} again.
   *
   * @throws InvalidJsonException if the stream holds something else, or an edge has an end that is
   *     no resource of the catalog
   */
  public static Catalog read(InputStream in) throws IOException {
    try (JsonCursor cursor = JsonCursor.over(in)) {
      Catalog catalog = new CatalogReader(cursor).read();
      cursor.end();
      return catalog;
    } catch (JsonProcessingException e) {
      throw Json.invalid(e);
    }
  }
}
