package plumb.server.puppet;

import java.security.cert.X509Certificate;
import java.util.stream.Collectors;
import plumb.server.authority.Authority;
import plumb.server.authority.Pem;
import plumb.server.authority.RefusedException;
import plumb.server.http.Answer;
import plumb.server.http.Call;
import plumb.server.http.HttpFailure;

/** {@code /puppet-ca/v1}: what a node needs to get a certificate. Anybody may ask. */
public final class AuthorityEndpoints {
  private final Authority authority;

  public AuthorityEndpoints(Authority authority) {
    this.authority = authority;
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
        .map(Answer::text)
        .orElseThrow(() -> HttpFailure.notFound("Could not find certificate " + name));
  }

  /** The lists of revoked certificates. */
  public Answer revocations(Call call) {
    return Answer.text(authority.revocations().pem());
  }

  /** The request that waits for a name. */
  public Answer request(Call call) {
    String name = call.path("node");
    return authority
        .request(name)
        .map(Answer::text)
        .orElseThrow(() -> HttpFailure.notFound("Could not find certificate_request " + name));
  }

  /** Takes a request. */
  public Answer submit(Call call) {
    try {
      boolean unused = authority.submit(call.path("node"), call.text());
      return Answer.text("");
    } catch (RefusedException e) {
      throw HttpFailure.badRequest(String.valueOf(e.getMessage()));
    }
  }
}
