package plumb.server.authority;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plumb.store.access.InvitationRow;
import plumb.store.access.Invitations;

/**
 * Decides who is signed without an operator. What asks for rights or further names never is.
 *
 * @param policy the operator's
 */
record Admission(SigningPolicy policy, Clock clock) {
  /** What the policy says, or why it says nothing. */
  record Decision(boolean signs, @Nullable IOException problem) {
    void rethrow() throws IOException {
      if (problem != null) {
        throw problem;
      }
    }
  }

  /** Asks the policy, which may take its time: no lock is held meanwhile. */
  Decision decide(String name, NodeRequest request) {
    if (!request.privileges().isEmpty()) {
      return new Decision(false, null);
    }
    try {
      return new Decision(policy.signs(name, request.pem()), null);
    } catch (IOException e) {
      return new Decision(false, e);
    }
  }

  /** Who signs a request, as the audit log names them; null when it must wait. */
  @Nullable String signer(
      Invitations invitations, String name, NodeRequest request, Decision decision) {
    if (decision.signs()) {
      return "autosign";
    }
    String secret = request.invitation();
    if (secret == null || !request.privileges().isEmpty()) {
      return null;
    }
    Optional<InvitationRow> invitation =
        invitations
            .find(Secrets.digest(secret))
            .filter(row -> clock.millis() < row.expiresAt() && Names.of(row.nodes()).has(name));
    return invitation.filter(row -> invitations.use(row.name())).isPresent()
        ? "invitation " + invitation.get().name()
        : null;
  }
}
