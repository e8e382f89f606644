package plumb.server.git.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpObject;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpResponseWriter;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.QueryParams;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.jspecify.annotations.Nullable;
import plumb.server.access.DeniedException;
import plumb.server.access.Requester;
import plumb.server.access.Requesters;
import plumb.server.git.GitTransfers;
import plumb.server.git.GitTransfers.Manner;
import plumb.server.git.GitTransfers.Service;
import plumb.server.git.GitWork;
import plumb.server.git.repository.HostedRepository;
import plumb.server.git.repository.Person;
import plumb.server.http.EndpointService.Defects;
import plumb.server.http.HttpFailure;
import plumb.server.http.StreamedRequests;
import plumb.store.UnavailableException;

/**
 * Git's smart protocol over HTTP (gitprotocol-http). Bodies go through, piece by piece; all work is
 * done by the threads of git. Thread-safe.
 */
public final class GitService implements HttpService {
  private static final String CHALLENGE = "Basic realm=\"Plumb\", charset=\"UTF-8\"";
  private static final int PIECE = 64 << 10;
  private static final int RETRY_SECONDS = 10;

  private final GitTransfers transfers;
  private final GitWork work;
  private final Requesters requesters;
  private final StreamedRequests admission;
  private final Defects defects;

  /**
   * @param admission which requests are taken at all
   */
  public GitService(
      GitTransfers transfers,
      GitWork work,
      Requesters requesters,
      StreamedRequests admission,
      Defects defects) {
    this.transfers = transfers;
    this.work = work;
    this.requesters = requesters;
    this.admission = admission;
    this.defects = defects;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
    HttpResponseWriter response = HttpResponse.streaming();
    try {
      String client = admission.admit(context, request.headers());
      work.run(client, () -> new Exchange(context, request, response).run());
      return response;
    } catch (HttpFailure refused) {
      return refused.answer().response();
    } catch (RejectedExecutionException full) {
      return HttpFailure.busy(RETRY_SECONDS).answer().response();
    }
  }

  /** One request and its response; in a thread of git's. */
  private final class Exchange {
    private final ServiceRequestContext context;
    private final HttpRequest request;
    private final HttpResponseWriter response;

    Exchange(ServiceRequestContext context, HttpRequest request, HttpResponseWriter response) {
      this.context = context;
      this.request = request;
      this.response = response;
    }

    void run() {
      try {
        answer();
      } catch (DeniedException e) {
        fail(e.isUnknown() ? HttpStatus.UNAUTHORIZED : HttpStatus.FORBIDDEN, e.getMessage());
      } catch (UnavailableException e) {
        defects.unavailable(context.path(), e);
        fail(HttpStatus.SERVICE_UNAVAILABLE, "the database does not answer");
      } catch (IOException e) {
        // What a client sends, and when it goes, is not the server's defect.
        response.close(e);
      } catch (RuntimeException | Error e) {
        defects.report(context.path(), e);
        fail(HttpStatus.INTERNAL_SERVER_ERROR, "the server failed; its log says how");
      } finally {
        response.close();
      }
    }

    private void answer() throws IOException {
      Person person = Person.of(requester());
      if (person == null) {
        throw DeniedException.unknown("a token is needed, as the password, or a certificate");
      }
      boolean isAdvertised = request.method() == HttpMethod.GET;
      Service service = service(isAdvertised);
      if (service == null) {
        fail(HttpStatus.FORBIDDEN, "only git's smart protocol is served");
        return;
      }
      HostedRepository repository =
          transfers.find(String.valueOf(context.pathParam("name")), person).orElse(null);
      if (repository == null) {
        fail(HttpStatus.NOT_FOUND, "there is no such repository, or none for " + person.holder());
        return;
      }
      if (service == Service.RECEIVE && !transfers.mayWrite(repository, person)) {
        throw DeniedException.of(person.holder() + " may not push to " + repository.name());
      }
      Manner manner = new Manner(request.headers().get("git-protocol"), false);
      if (isAdvertised) {
        try (BufferedOutputStream output = output("application/x-" + service + "-advertisement")) {
          transfers.advertise(repository, service, person, manner, output);
        }
      } else {
        exchange(repository, service, person, manner);
      }
    }

    private Requester requester() {
      return requesters.of(context.sslSession(), new BasicToken(request.headers()::get));
    }

    private @Nullable Service service(boolean isAdvertised) {
      if (isAdvertised) {
        QueryParams query = QueryParams.fromQueryString(context.query());
        return Service.of(query.get("service")).orElse(null);
      }
      Service service = Service.of(context.pathParam("service")).orElse(null);
      String type = request.headers().get(HttpHeaderNames.CONTENT_TYPE);
      // A form of a page elsewhere cannot send this type.
      return service != null && ("application/x-" + service + "-request").equals(type)
          ? service
          : null;
    }

    private void exchange(
        HostedRepository repository, Service service, Person person, Manner manner)
        throws IOException {
      try (InputStream input = request.toInputStream(Exchange::data);
          BufferedOutputStream output = output("application/x-" + service + "-result")) {
        transfers.serve(repository, service, person, manner, who -> isStillKnown(), input, output);
      } catch (PackProtocolException told) {
        // The client has been told in its own protocol.
      }
    }

    private boolean isStillKnown() {
      try {
        return Person.of(requester()) != null;
      } catch (DeniedException e) {
        return false;
      }
    }

    private static HttpData data(HttpObject piece) {
      return piece instanceof HttpData data ? data : HttpData.empty();
    }

    private BufferedOutputStream output(String type) {
      // Packs are compressed already: "identity" keeps them from being so twice.
      ResponseHeaders headers =
          ResponseHeaders.builder(HttpStatus.OK)
              .contentType(MediaType.parse(type))
              .add(HttpHeaderNames.CACHE_CONTROL, "no-cache")
              .add(HttpHeaderNames.CONTENT_ENCODING, "identity")
              .build();
      return new BufferedOutputStream(new ResponseBody(response, headers), PIECE);
    }

    private void fail(HttpStatus status, @Nullable String message) {
      var headers =
          ResponseHeaders.builder(status)
              .contentType(MediaType.PLAIN_TEXT_UTF_8)
              .add(HttpHeaderNames.CACHE_CONTROL, "no-cache");
      if (status.equals(HttpStatus.UNAUTHORIZED)) {
        headers.add(HttpHeaderNames.WWW_AUTHENTICATE, CHALLENGE);
      }
      // Once the headers have gone, nothing but an end can tell.
      if (response.tryWrite(headers.build())) {
        boolean unused = response.tryWrite(HttpData.ofUtf8(message + "\n"));
      }
    }
  }
}
