package plumb.server.puppet;

import plumb.server.http.Call;
import plumb.server.http.HttpFailure;

/** The rule that a node gets what is its own. */
final class Own {
  private Own() {}

  /**
   * The node that a path names, if it is the one that asks.
   *
   * @throws HttpFailure when it is another one
   */
  static String node(Call call) {
    String name = call.path("node");
    String requester = call.requester().name();
    if (requester == null) {
      throw HttpFailure.forbidden("a certificate is needed for " + call.request().path());
    }
    if (!requester.equals(name)) {
      throw HttpFailure.forbidden(requester + " may not have what is of " + name);
    }
    return name;
  }

  /**
   * The environment that is asked for.
   *
   * @throws HttpFailure when there is none, or no environment is called so
   */
  static String environment(Call call) {
    String environment = call.form().get("environment");
    if (environment == null) {
      environment = call.query("environment");
    }
    if (environment == null) {
      throw HttpFailure.badRequest("an environment must be named");
    }
    return Spelling.environment(environment);
  }

  /** Somebody whom the authority has signed. */
  static String someNode(Call call) {
    String requester = call.requester().name();
    if (requester == null) {
      throw HttpFailure.forbidden("a certificate is needed for " + call.request().path());
    }
    return requester;
  }
}
