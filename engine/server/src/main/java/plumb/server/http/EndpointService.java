package plumb.server.http;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.io.IOException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** Runs an endpoint beside the threads of the network. Thread-safe. */
public final class EndpointService implements HttpService {
  private final Endpoint endpoint;
  private final WorkQueue queue;
  private final Predicate<X509Certificate> isRevoked;
  private final Defects defects;

  /** Learns of what should not have happened. */
  @FunctionalInterface
  public interface Defects {
    void report(String path, Throwable defect);
  }

  public EndpointService(
      Endpoint endpoint, WorkQueue queue, Predicate<X509Certificate> isRevoked, Defects defects) {
    this.endpoint = endpoint;
    this.queue = queue;
    this.isRevoked = isRevoked;
    this.defects = defects;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
    CompletableFuture<HttpResponse> response =
        request
            .aggregate()
            .thenCompose(
                whole -> {
                  CompletableFuture<HttpResponse> done = new CompletableFuture<>();
                  try {
                    queue.run(() -> done.complete(answer(context, whole)), done);
                  } catch (RejectedExecutionException e) {
                    done.complete(HttpFailure.busy(WorkQueue.RETRY_SECONDS).answer().response());
                  }
                  return done;
                });
    return HttpResponse.of(response);
  }

  private HttpResponse answer(ServiceRequestContext context, AggregatedHttpRequest request) {
    try {
      QueryParams query = QueryParams.fromQueryString(context.query());
      Call call = new Call(request, context.pathParams(), query, requester(context.sslSession()));
      return endpoint.answer(call).response();
    } catch (HttpFailure e) {
      return e.answer().response();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      defects.report(context.path(), e);
      return HttpFailure.failed("the server failed; its log says how").answer().response();
    }
  }

  private Requester requester(@Nullable SSLSession session) {
    if (session == null) {
      return Requester.ANYBODY;
    }
    try {
      Certificate first = session.getPeerCertificates()[0];
      if (!(first instanceof X509Certificate certificate)) {
        return Requester.ANYBODY;
      }
      // A connection that was opened before the certificate was revoked is refused, too.
      if (isRevoked.test(certificate)) {
        throw HttpFailure.forbidden("this certificate was revoked");
      }
      return Requester.of(certificate);
    } catch (SSLPeerUnverifiedException nobody) {
      return Requester.ANYBODY;
    }
  }
}
