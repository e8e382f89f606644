package plumb.server.http;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.logging.RequestLogProperty;
import com.linecorp.armeria.common.util.CompositeException;
import com.linecorp.armeria.common.util.TimeoutMode;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.netty.handler.codec.compression.DecompressionException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import plumb.server.access.DeniedException;
import plumb.server.access.Requester;
import plumb.server.access.Requesters;
import plumb.store.UnavailableException;

/** Runs an endpoint beside the threads of the network. Thread-safe. */
public final class EndpointService implements HttpService {
  private static final Duration UNPROVEN_TIME = Duration.ofSeconds(30);

  private final Endpoint endpoint;
  private final WorkQueue queue;
  private final Requesters requesters;
  private final ClientLimits limits;
  private final Defects defects;

  /** Learns of what should not have happened. */
  public interface Defects {
    void report(String path, Throwable defect);

    /** Learns of what is no defect of the server, and failed nevertheless. */
    void unavailable(String path, UnavailableException problem);
  }

  public EndpointService(
      Endpoint endpoint,
      WorkQueue queue,
      Requesters requesters,
      ClientLimits limits,
      Defects defects) {
    this.endpoint = endpoint;
    this.queue = queue;
    this.requesters = requesters;
    this.limits = limits;
    this.defects = defects;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
    AtomicInteger requests =
        ConnectionLimits.requests(
            context.log().ensureAvailable(RequestLogProperty.SESSION).channel());
    ClientLimits.Arrival arrival = arrival(context, request.headers());
    try {
      ClientLimits.Pass pass = limits.admit(arrival);
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
      context.setMaxRequestLength(pass.mostBytes());
      if (!arrival.proven() && !arrival.token()) {
        context.setRequestTimeout(TimeoutMode.SET_FROM_START, UNPROVEN_TIME);
      }
    } catch (HttpFailure refused) {
      return refused.answer().response();
    }
    return answered(context, request);
  }

  private static ClientLimits.Arrival arrival(
      ServiceRequestContext context, RequestHeaders headers) {
    String certificate = ConnectionLimits.certificate(context.sslSession());
    String client =
        certificate == null
            ? ConnectionLimits.client(context.remoteAddress().getAddress())
            : certificate;
    long length = headers.contentLength();
    boolean isSaid = !headers.contains(HttpHeaderNames.CONTENT_ENCODING) && length >= 0;
    boolean isEmpty = headers.method() == HttpMethod.GET || headers.method() == HttpMethod.HEAD;
    return new ClientLimits.Arrival(
        client,
        certificate != null,
        Requesters.hasToken(headers::get),
        isSaid ? Long.valueOf(length) : isEmpty ? Long.valueOf(0) : null);
  }

  private HttpResponse answered(ServiceRequestContext context, HttpRequest request) {
    CompletableFuture<HttpResponse> done = new CompletableFuture<>();
    var unused =
        request
            .aggregate()
            .handle(
                (whole, problem) -> {
                  if (whole != null) {
                    queue.run(() -> done.complete(answer(context, whole)), done);
                  } else if (isDecompression(problem)) {
                    String message = "the body is not compressed as it says";
                    done.complete(HttpFailure.badRequest(message).answer().response());
                  } else {
                    done.completeExceptionally(problem);
                  }
                  return null;
                });
    return HttpResponse.of(done);
  }

  private static boolean isDecompression(Throwable problem) {
    return problem instanceof DecompressionException
        || (problem instanceof CompositeException several
            && several.getExceptions().stream().anyMatch(EndpointService::isDecompression));
  }

  private HttpResponse answer(ServiceRequestContext context, AggregatedHttpRequest request) {
    try {
      QueryParams query = QueryParams.fromQueryString(context.query());
      Requester requester = requesters.of(context.sslSession(), request.headers()::get);
      Call call = new Call(request, context.pathParams(), query, requester);
      return endpoint.answer(call).response();
    } catch (DeniedException e) {
      return HttpFailure.of(e).answer().response();
    } catch (HttpFailure e) {
      return e.answer().response();
    } catch (UnavailableException e) {
      defects.unavailable(context.path(), e);
      return HttpFailure.of(e).answer().response();
    } catch (IOException | RuntimeException | Error e) {
      defects.report(context.path(), e);
      return HttpFailure.failed("the server failed; its log says how").answer().response();
    }
  }
}
