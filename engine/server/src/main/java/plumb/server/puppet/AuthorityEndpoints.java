package plumb.server.puppet;

import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import plumb.server.access.Role;
import plumb.server.authority.Authority;
import plumb.server.authority.Pem;
import plumb.server.authority.RefusedException;
import plumb.server.authority.Revocations;
import plumb.server.http.Answer;
import plumb.server.http.Call;
import plumb.server.http.HttpFailure;
import plumb.store.certificates.CertificateRow;
import plumb.store.certificates.RequestRow;

/** {@code /puppet-ca/v1}: what a node needs to get a certificate. Most of it anybody may ask. */
public final class AuthorityEndpoints {
  /** Clocks of clients differ by no more. */
  private static final Duration CLOCKS = Duration.ofHours(1);

  private final Authority authority;
  private final Consumer<String> problems;

  /**
   * Makes the endpoints.
   *
   * @param problems learns what operators should know
   */
  public AuthorityEndpoints(Authority authority, Consumer<String> problems) {
    this.authority = authority;
    this.problems = problems;
  }

  /** A certificate: the authority's chain for the name {@code ca}. */
  public Answer certificate(Call call) {
    String name = call.path("node");
    if (name.equals("ca")) {
      return Answer.text(
          authority.chain().stream()
              .map((X509Certificate one) -> Pem.write(one))
              .collect(Collectors.joining()));
    }
    return authority
        .certificate(name)
        .map(CertificateRow::pem)
        .map(Answer::text)
        .orElseThrow(() -> HttpFailure.notFound("Could not find certificate " + name));
  }

  /** The lists of revoked certificates, unless the client has had them since they were signed. */
  public Answer revocations(Call call) {
    Revocations revocations = authority.revocations();
    String since = call.request().headers().get("if-modified-since");
    if (since != null && isNewer(since, revocations.published().plus(CLOCKS))) {
      return Answer.text(304, "");
    }
    ZonedDateTime published = revocations.published().atZone(ZoneOffset.UTC);
    return Answer.text(revocations.pem())
        .with("last-modified", DateTimeFormatter.RFC_1123_DATE_TIME.format(published));
  }

  private static boolean isNewer(String date, Instant other) {
    try {
      return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
          .toInstant()
          .isAfter(other);
    } catch (DateTimeException noDate) {
      return false;
    }
  }

  /** The request that waits for a name: for operators, as it may hold a password. */
  public Answer request(Call call) {
    String name = call.path("node");
    if (!call.requester().may(Role.VIEWER, null, name)) {
      throw noRequest(name);
    }
    return authority
        .request(name)
        .map(RequestRow::pem)
        .map(Answer::text)
        .orElseThrow(() -> noRequest(name));
  }

  private static HttpFailure noRequest(String name) {
    return HttpFailure.notFound("Could not find certificate_request " + name);
  }

  /** Takes a request. */
  public Answer submit(Call call) {
    String name = call.path("node");
    try {
      boolean unused = authority.submit(name, call.text());
    } catch (RefusedException e) {
      throw HttpFailure.badRequest(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      problems.accept(name + ": the request waits, as the policy cannot decide: " + e.getMessage());
    }
    return Answer.text("");
  }

  /** A certificate like that of the requester, from now on. */
  public Answer renew(Call call) {
    X509Certificate certificate = call.requester().certificate();
    if (certificate == null) {
      throw HttpFailure.forbidden("only a certificate that holds is renewed");
    }
    return Answer.text(authority.renew(certificate));
  }
}
