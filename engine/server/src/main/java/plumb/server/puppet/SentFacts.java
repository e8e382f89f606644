package plumb.server.puppet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import plumb.catalog.Facts;
import plumb.catalog.json.FactsJson;
import plumb.catalog.json.InvalidJsonException;
import plumb.compiler.NodeFacts;
import plumb.compiler.program.CompileException;
import plumb.server.http.HttpFailure;

/** The facts in a request. */
public final class SentFacts {
  private SentFacts() {}

  /**
   * Reads facts.
   *
   * @throws HttpFailure when they are none, or those of another node
   */
  public static Map<String, Object> read(byte[] json, String node) throws IOException {
    try {
      Facts facts = FactsJson.read(new ByteArrayInputStream(json), node);
      if (facts.values().containsKey("values") && facts.values().containsKey("name")) {
        throw HttpFailure.badRequest("the facts' 'values' must be an object");
      }
      if (!facts.name().equals(node)) {
        throw HttpFailure.badRequest("these are facts of '" + facts.name() + "', not of " + node);
      }
      return NodeFacts.values(facts.values(), "the request");
    } catch (InvalidJsonException | CompileException e) {
      throw HttpFailure.badRequest("the facts cannot be read: " + e.getMessage());
    }
  }
}
