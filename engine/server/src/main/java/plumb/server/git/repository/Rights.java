package plumb.server.git.repository;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Ref;
import org.jspecify.annotations.Nullable;
import plumb.environments.branches.BranchMapping;
import plumb.server.access.Role;
import plumb.server.authority.Names;
import plumb.server.git.repository.RepositorySettings.BranchGrant;
import plumb.server.git.repository.RepositorySettings.Kind;
import plumb.server.git.repository.RepositorySettings.ProtectedBranches;

/**
 * What a person may do to the branches of a repository. What the repository's settings grant them
 * counts; who has nothing there may read as a viewer, write as an operator, and rewrite and delete
 * as an admin. A role that holds for some environments reaches those branches of a control
 * repository that are these environments. Immutable.
 */
public final class Rights {
  private static final String BRANCHES = "refs/heads/";
  private static final String TAGS = "refs/tags/";

  private final RepositorySettings settings;
  private final Person person;
  private final @Nullable BranchGrant grant;

  public Rights(RepositorySettings settings, Person person) {
    this.settings = settings;
    this.person = person;
    this.grant = grant(settings.grants(), person.name());
  }

  /** Of a certificate, the name may be a pattern: {@code certificate *.example.com}. */
  private static @Nullable BranchGrant grant(Map<String, BranchGrant> grants, String name) {
    BranchGrant own = grants.get(name);
    if (own != null) {
      return own;
    }
    return grants.entrySet().stream()
        .filter(one -> one.getKey().indexOf('*') >= 0)
        .filter(one -> new Names(List.of(one.getKey())).has(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  /** Whether there is anything that they may read. */
  public boolean mayRead() {
    if (grant != null) {
      return !grant.read().patterns().isEmpty();
    }
    var role = person.requester().grant();
    return role != null && role.nodes().isAll() && person.requester().includes(Role.VIEWER);
  }

  /** Whether they may read a ref. */
  public boolean mayRead(String ref) {
    if (grant != null) {
      return grant.read().has(pattern(ref));
    }
    return may(Role.VIEWER, ref, true);
  }

  /** Those of some refs that they may read. */
  public Map<String, Ref> readable(Map<String, Ref> refs) {
    Map<String, Ref> readable = new LinkedHashMap<>();
    refs.forEach(
        (name, ref) -> {
          if (mayRead(ref.getLeaf().getName())) {
            readable.put(name, ref);
          }
        });
    return readable;
  }

  /** Whether there may be anything that they may write. */
  public boolean mayWrite() {
    if (grant != null) {
      return !grant.write().patterns().isEmpty();
    }
    var role = person.requester().grant();
    return role != null && role.nodes().isAll() && person.requester().includes(Role.OPERATOR);
  }

  /**
   * Why they may not change a ref.
   *
   * @param force whether it is rewritten or deleted
   * @return a reason for them; null when they may
   */
  public @Nullable String refusal(String ref, boolean force) {
    if (!ref.startsWith(BRANCHES) && !ref.startsWith(TAGS)) {
      return "only branches and tags can be pushed here";
    }
    String name = pattern(ref);
    ProtectedBranches protection = settings.protection(name);
    if (protection != null && force) {
      return name + " is protected: it is neither rewritten nor deleted";
    }
    boolean writes = grant == null ? may(Role.OPERATOR, ref, false) : grant.write().has(name);
    if (!writes) {
      return person.holder() + " may not write to " + name;
    }
    if (protection != null) {
      Names pushers = protection.pushers();
      if (pushers != null && !pushers.has(person.name())) {
        return name + " is protected: " + person.holder() + " is not among those who push to it";
      }
    }
    boolean forces = grant == null ? may(Role.ADMIN, ref, false) : grant.force().has(name);
    return force && !forces ? person.holder() + " may not rewrite or delete " + name : null;
  }

  private boolean may(Role role, String ref, boolean reads) {
    if (settings.kind() == Kind.CONTROL && ref.startsWith(BRANCHES)) {
      String environment = BranchMapping.environmentName(ref.substring(BRANCHES.length()));
      return person.requester().may(role, environment, null);
    }
    // What is no environment concerns all of them; to read it is harmless.
    return reads ? mayRead() : person.requester().may(role, null, null);
  }

  private static String pattern(String ref) {
    return ref.startsWith(BRANCHES) ? ref.substring(BRANCHES.length()) : ref;
  }
}
