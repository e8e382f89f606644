package plumb.server.puppet;

import com.linecorp.armeria.common.QueryParams;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.server.compile.CatalogService;
import plumb.server.files.ChecksumType;
import plumb.server.http.Answer;
import plumb.server.http.Call;
import plumb.server.http.Endpoint;
import plumb.server.http.HttpFailure;
import plumb.server.records.NodeRecords;

/** {@code POST /puppet/v3/catalog/NODE}: facts come as a form, the catalog goes back. */
public final class CatalogEndpoint implements Endpoint {
  private static final String RICH = "application/vnd.puppet.rich+json";

  private final Compiles compiles;
  private final NodeRecords records;

  public CatalogEndpoint(Compiles compiles, NodeRecords records) {
    this.compiles = compiles;
    this.records = records;
  }

  @Override
  public Answer answer(Call call) throws IOException {
    String name = Own.node(call);
    String environment = Own.environment(call);
    QueryParams form = call.form();
    byte[] json = sentFacts(form);
    Map<String, Object> facts = json.length == 0 ? Map.of() : SentFacts.read(json, name);
    Map<String, Object> trusted = CatalogService.Node.trusted(name, call.requester().extensions());
    CatalogService.Node node = new CatalogService.Node(name, environment, false, facts, trusted);
    if (json.length > 0) {
      records.facts(name, environment, json);
    }
    boolean rich = call.accepts(RICH);
    Answer answer =
        Compiles.answer(
            call, compiles.catalog(node, new CatalogService.Form(rich, checksum(form)), true));
    return answer.as(rich ? RICH : Answer.JSON);
  }

  /** The first kind of checksum that both sides know, if the agent wants a static catalog. */
  private static @Nullable ChecksumType checksum(QueryParams form) {
    String kinds = form.get("checksum_type");
    if (!"true".equals(form.get("static_catalog")) || kinds == null) {
      return null;
    }
    for (String kind : kinds.split("\\.")) {
      try {
        return ChecksumType.of(kind);
      } catch (IllegalArgumentException unknown) {
        // The agent knows more than one.
      }
    }
    throw HttpFailure.failed("Unable to find a common checksum type between agent '" + kinds + "'");
  }

  /** The facts, which are encoded once more than the form is. */
  private static byte[] sentFacts(QueryParams form) {
    String text = form.get("facts");
    try {
      return text == null
          ? new byte[0]
          : URLDecoder.decode(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw HttpFailure.badRequest("the facts cannot be read: " + e.getMessage());
    }
  }
}
