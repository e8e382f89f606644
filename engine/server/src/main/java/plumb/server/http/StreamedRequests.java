package plumb.server.http;

import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.logging.RequestLogProperty;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.concurrent.atomic.AtomicInteger;
import plumb.server.access.Requesters;

/** Takes requests whose bodies are read piece by piece. Thread-safe. */
public record StreamedRequests(ClientLimits limits) {

  /**
   * Takes a request; its body never lies in memory as a whole.
   *
   * @return the client: a certificate's number, or an address
   * @throws HttpFailure when the client has had its share
   */
  public String admit(ServiceRequestContext context, RequestHeaders headers) {
    String certificate = ConnectionLimits.certificate(context.sslSession());
    String client =
        certificate == null
            ? ConnectionLimits.client(context.remoteAddress().getAddress())
            : certificate;
    AtomicInteger requests =
        ConnectionLimits.requests(
            context.log().ensureAvailable(RequestLogProperty.SESSION).channel());
    ClientLimits.Pass pass =
        limits.admit(
            new ClientLimits.Arrival(
                client, certificate != null, Requesters.hasToken(headers::get), 0L));
    requests.incrementAndGet();
    var unused =
        context
            .log()
            .whenComplete()
            .thenRun(
                () -> {
                  pass.close();
                  requests.decrementAndGet();
                });
    return client;
  }
}
