package plumb.server.puppet;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.catalog.json.InvalidJsonException;
import plumb.catalog.json.ValueJson;
import plumb.server.access.Grant;
import plumb.server.access.Role;
import plumb.server.authority.Authority;
import plumb.server.authority.Inspection;
import plumb.server.authority.RefusedException;
import plumb.server.http.Answer;
import plumb.server.http.Call;
import plumb.server.http.HttpFailure;
import plumb.store.certificates.CertificateRow;
import plumb.store.certificates.RequestRow;

/**
 * {@code /puppet-ca/v1/certificate_status} and its kin, by which {@code puppetserver ca} lists,
 * signs, revokes and cleans. They demand a role.
 */
public final class StatusEndpoints {
  private final Authority authority;

  public StatusEndpoints(Authority authority) {
    this.authority = authority;
  }

  /** How it stands with one name. */
  public Answer status(Call call) {
    String name = call.path("node");
    Grant unused = call.requester().must(Role.VIEWER, null, name);
    return json(
        authority
            .certificate(name)
            .map(Inspection::of)
            .or(() -> authority.request(name).map(Inspection::of))
            .orElseThrow(() -> HttpFailure.notFound("Invalid certificate subject: " + name)));
  }

  /** How it stands with every name that the requester may see; of one state if that is asked. */
  public Answer statuses(Call call) {
    Grant unused = call.requester().some(Role.VIEWER);
    List<Object> all = new ArrayList<>();
    for (CertificateRow row : authority.certificates()) {
      add(all, call, row.name(), Inspection.of(row));
    }
    for (RequestRow row : authority.requests()) {
      add(all, call, row.name(), Inspection.of(row));
    }
    return json(all);
  }

  private static void add(List<Object> all, Call call, String name, Map<String, Object> status) {
    String state = call.query("state");
    if (call.requester().may(Role.VIEWER, null, name)
        && (state == null || state.equals(status.get("state")))) {
      all.add(status);
    }
  }

  /** Signs or revokes one name. */
  public Answer change(Call call) {
    String name = call.path("node");
    Map<?, ?> body = body(call);
    String actor = call.requester().must(Role.OPERATOR, null, name).holder();
    boolean certified = authority.certificate(name).isPresent();
    boolean waits = authority.request(name).isPresent();
    try {
      switch (String.valueOf(body.get("desired_state"))) {
        case "signed" -> {
          if (!waits) {
            throw HttpFailure.notFound("Could not find a request of " + name);
          }
          boolean privileged = call.requester().may(Role.ADMIN, null, name);
          authority.sign(name, privileged, lifetime(body), actor);
        }
        case "revoked" -> {
          if (!certified && !waits) {
            throw HttpFailure.notFound("Could not find a certificate of " + name);
          }
          authority.revoke(name, actor);
        }
        default -> throw HttpFailure.badRequest("desired_state is signed or revoked");
      }
      return Answer.nothing();
    } catch (RefusedException e) {
      throw HttpFailure.conflict(String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Duration lifetime(Map<?, ?> body) {
    Object seconds = body.get("cert_ttl");
    if (seconds == null) {
      return null;
    }
    if (seconds instanceof Long number && number > 0 && number <= Integer.MAX_VALUE) {
      return Duration.ofSeconds(number);
    }
    throw HttpFailure.badRequest("cert_ttl is a number of seconds");
  }

  /** Forgets a name; what was signed is revoked. */
  public Answer delete(Call call) {
    return one(call, authority::clean);
  }

  /** Forgets a request. */
  public Answer reject(Call call) {
    return one(call, authority::reject);
  }

  private interface Work {
    void apply(String name, String actor) throws RefusedException;
  }

  private static Answer one(Call call, Work work) {
    String name = call.path("node");
    String actor = call.requester().must(Role.OPERATOR, null, name).holder();
    try {
      work.apply(name, actor);
      return Answer.nothing();
    } catch (RefusedException e) {
      throw HttpFailure.notFound(String.valueOf(e.getMessage()));
    }
  }

  /** Signs many, or all that wait and that the requester may sign. */
  public Answer sign(Call call) {
    return sign(call, names(call));
  }

  /** Signs all that wait and that the requester may sign. */
  public Answer signAll(Call call) {
    Grant unused = call.requester().some(Role.OPERATOR);
    return sign(
        call,
        authority.requests().stream()
            .map(RequestRow::name)
            .filter(name -> call.requester().may(Role.OPERATOR, null, name))
            .toList());
  }

  private Answer sign(Call call, List<String> names) {
    List<String> signed = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    for (String name : names) {
      String actor = call.requester().must(Role.OPERATOR, null, name).holder();
      if (authority.request(name).isEmpty()) {
        missing.add(name);
        continue;
      }
      try {
        authority.sign(name, false, null, actor);
        signed.add(name);
      } catch (RefusedException e) {
        refused.add(name);
      }
    }
    return json(Map.of("signed", signed, "no-csr", missing, "signing-errors", refused));
  }

  /** Revokes and forgets many. */
  public Answer clean(Call call) {
    List<String> failed = new ArrayList<>();
    for (String name : names(call)) {
      String actor = call.requester().must(Role.OPERATOR, null, name).holder();
      try {
        authority.clean(name, actor);
      } catch (RefusedException e) {
        failed.add(String.valueOf(e.getMessage()));
      }
    }
    if (!failed.isEmpty()) {
      throw HttpFailure.notFound(String.join("; ", failed));
    }
    return Answer.text("Successfully cleaned all certificates.");
  }

  private static List<String> names(Call call) {
    if (body(call).get("certnames") instanceof List<?> names) {
      return names.stream().map(String::valueOf).toList();
    }
    throw HttpFailure.badRequest("certnames is a list of names");
  }

  private static Map<?, ?> body(Call call) {
    try {
      if (ValueJson.parse(call.text()) instanceof Map<?, ?> map) {
        return map;
      }
    } catch (InvalidJsonException e) {
      throw HttpFailure.badRequest("the body is no JSON: " + e.getMessage());
    }
    throw HttpFailure.badRequest("the body is an object in JSON");
  }

  private static Answer json(Object value) {
    return Answer.json(ValueJson.text(value, false).getBytes(StandardCharsets.UTF_8));
  }
}
