package plumb.server.access;

import org.jspecify.annotations.Nullable;
import plumb.server.authority.Names;

/**
 * A role and where it holds.
 *
 * @param holder who has it, as the audit log names them
 */
public record Grant(String holder, Role role, Names environments, Names nodes) {

  /** A role that holds everywhere. */
  public static Grant everywhere(String holder, Role role) {
    return new Grant(holder, role, Names.ALL, Names.ALL);
  }

  /**
   * Whether it allows what a role may do.
   *
   * @param environment where; null for what concerns no single one
   * @param node to what; null for what concerns no single one
   */
  boolean allows(Role needed, @Nullable String environment, @Nullable String node) {
    return role.includes(needed) && holds(environments, environment) && holds(nodes, node);
  }

  private static boolean holds(Names names, @Nullable String name) {
    return name == null ? names.isAll() : names.has(name);
  }
}
