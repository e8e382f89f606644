package plumb.server.puppet;

import plumb.server.http.Answer;
import plumb.server.http.Call;
import plumb.server.http.Endpoint;
import plumb.server.records.NodeRecords;

/** {@code PUT /puppet/v3/facts/NODE}: facts without a compile. */
public final class FactsEndpoint implements Endpoint {
  private final NodeRecords records;

  public FactsEndpoint(NodeRecords records) {
    this.records = records;
  }

  @Override
  public Answer answer(Call call) throws java.io.IOException {
    String node = Own.node(call);
    byte[] body = call.body();
    var unused = SentFacts.read(body, node);
    records.facts(node, Own.environment(call), body);
    return Answer.text("");
  }
}
