package plumb.server.access;

import java.util.Locale;
import java.util.Optional;

/** What somebody may do who is not a node that asks for its own things. */
public enum Role {
  /** To read. */
  VIEWER,
  /** To read, and to do what changes nodes: sign and revoke them, compile for them, deploy. */
  OPERATOR,
  /** Everything: to grant rights, too. */
  ADMIN;

  /** Whether who has this role has another one, too. */
  boolean includes(Role other) {
    return compareTo(other) >= 0;
  }

  /** The role of a name, in whatever case. */
  public static Optional<Role> of(String name) {
    for (Role role : values()) {
      if (role.toString().equals(name.toLowerCase(Locale.ROOT))) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
