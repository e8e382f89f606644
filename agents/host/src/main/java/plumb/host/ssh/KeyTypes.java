package plumb.host.ssh;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;

/** The kinds of keys and their short names. */
final class KeyTypes {
  /** What a host may identify itself with. */
  static final List<String> OF_HOSTS =
      List.of(
          "ssh-dss",
          "ssh-ed25519",
          "ssh-rsa",
          "ecdsa-sha2-nistp256",
          "ecdsa-sha2-nistp384",
          "ecdsa-sha2-nistp521",
          "sk-ecdsa-sha2-nistp256@openssh.com",
          "sk-ssh-ed25519@openssh.com");

  /** What a user may log in with. */
  static final List<String> OF_USERS =
      List.of(
          "ssh-dss",
          "ssh-rsa",
          "ecdsa-sha2-nistp256",
          "ecdsa-sha2-nistp384",
          "ecdsa-sha2-nistp521",
          "ssh-ed25519",
          "sk-ecdsa-sha2-nistp256@openssh.com",
          "sk-ssh-ed25519@openssh.com",
          "ssh-rsa-cert-v01@openssh.com",
          "ssh-ed25519-cert-v01@openssh.com",
          "ssh-dss-cert-v01@openssh.com",
          "ecdsa-sha2-nistp256-cert-v01@openssh.com",
          "ecdsa-sha2-nistp384-cert-v01@openssh.com",
          "ecdsa-sha2-nistp521-cert-v01@openssh.com");

  private static final Map<String, String> SHORT =
      Map.of(
          "dsa", "ssh-dss",
          "ed25519", "ssh-ed25519",
          "rsa", "ssh-rsa",
          "ecdsa-sk", "sk-ecdsa-sha2-nistp256@openssh.com",
          "ed25519-sk", "sk-ssh-ed25519@openssh.com");

  private KeyTypes() {}

  /** Returns the type that a declaration names, in full; null when it names none. */
  static @Nullable String read(Declaration declaration, List<String> types) {
    String type = declaration.text("type");
    if (type == null) {
      return null;
    }
    if (SHORT.containsKey(type)) {
      return SHORT.get(type);
    }
    return declaration.word("type", types);
  }

  /** Returns the full name of a type that may be a short one. */
  static String full(String type) {
    return SHORT.getOrDefault(type, type);
  }
}
