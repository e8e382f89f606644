package plumb.host.accounts;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.CatalogView;
import plumb.agent.provider.Change;
import plumb.agent.provider.Changes;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Generated;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.Relations;
import plumb.agent.provider.ResourceLog;
import plumb.agent.provider.Shown;

/** Manages local users ({@code user}) by useradd and its kin. */
public final class UserProvider implements Provider<DesiredUser, UserState> {
  private final Accounts accounts = new Accounts();
  private final UserTools tools = new UserTools();
  private final ProviderContext context;
  private final CatalogView catalog;

  /** Opens the provider for one run. */
  public UserProvider(ProviderContext context) {
    this.context = context;
    this.catalog = context.catalog();
  }

  @Override
  public String name(DesiredUser desired) {
    return "useradd";
  }

  @Override
  public DesiredUser desire(Declaration declaration) {
    return UserDeclaration.read(declaration);
  }

  @Override
  public @Nullable String identity(DesiredUser desired) {
    return desired.name();
  }

  @Override
  public void relate(DesiredUser desired, Relations relations) {
    String gid = desired.gid();
    if (gid != null) {
      relations.require("Group", UserDeclaration.isNumber(gid) ? groupOf(gid) : gid);
    }
    if (desired.groups() != null) {
      for (String group : desired.groups()) {
        relations.require("Group", group);
      }
    }
  }

  /** Returns the name of the catalog's group of that number; the number itself if there is none. */
  private String groupOf(String gid) {
    for (String name : catalog.identities("Group")) {
      DesiredGroup group = catalog.desired("Group", name, DesiredGroup.class);
      if (group != null && group.gid() != null && gid.equals(group.gid().toString())) {
        return name;
      }
    }
    return gid;
  }

  @Override
  public boolean listsInstances() {
    return true;
  }

  @Override
  public List<Generated> instances() throws IOException {
    return accounts.users().stream()
        .map(user -> new Generated("User", user.name(), Map.of("uid", user.uid())))
        .toList();
  }

  @Override
  public List<Generated> generate(DesiredUser desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    List<Generated> keys = new ArrayList<>();
    for (String file : desired.purgedKeyFiles()) {
      Accounts.User user = accounts.user(desired.name());
      String home = desired.home() != null ? desired.home() : user == null ? null : user.home();
      boolean atHome = file.startsWith("~/") || file.startsWith("%h/");
      if (user != null && home != null) {
        String path = atHome ? home + file.substring(file.indexOf('/')) : file;
        keys.addAll(UnmanagedKeys.in(path, desired.name(), context));
      }
    }
    return keys;
  }

  @Override
  public UserState observe(DesiredUser desired, ResourceLog log)
      throws IOException, InterruptedException {
    Accounts.User user = accounts.user(desired.name());
    if (user == null) {
      return new UserState(null, null, List.of(), null);
    }
    return new UserState(
        user,
        accounts.secrets(desired.name()),
        accounts.groupsOf(desired.name()),
        gidOf(desired.gid()));
  }

  private @Nullable Long gidOf(@Nullable String gid) throws IOException, InterruptedException {
    if (gid == null || UserDeclaration.isNumber(gid)) {
      return gid == null ? null : Long.valueOf(gid);
    }
    Accounts.Group group = accounts.group(gid);
    return group == null ? null : Long.valueOf(group.gid());
  }

  /** The hash of a password is nothing to remember. */
  @Override
  public List<String> auditable() {
    return List.of("ensure", "uid", "gid", "comment", "home", "shell", "groups");
  }

  @Override
  public Map<String, Object> audit(
      DesiredUser desired, UserState observed, Set<String> properties) {
    Accounts.User user = observed.user();
    return user == null
        ? Map.of()
        : Map.of(
            "ensure", "present",
            "uid", user.uid(),
            "gid", user.gid(),
            "comment", user.comment(),
            "home", user.home(),
            "shell", user.shell(),
            "groups", observed.groups());
  }

  @Override
  public List<Change> diff(DesiredUser desired, UserState observed) {
    Accounts.User user = observed.user();
    Changes changes = new Changes();
    if (user == null) {
      if (Boolean.TRUE.equals(desired.present())) {
        changes.add(Change.ensure("user", "absent", "present"));
      }
      return changes.list();
    }
    if (Boolean.FALSE.equals(desired.present())) {
      return changes.add(Change.ensure("user", "present", "absent")).list();
    }
    changes.compare("home", user.home(), desired.home());
    changes.compare("uid", user.uid(), desired.uid());
    compareGid(desired, observed, user, changes);
    changes.compare("comment", user.comment(), desired.comment());
    changes.compare("shell", user.shell(), desired.shell());
    compareSecrets(desired, observed.secrets(), changes);
    compareGroups(desired, observed, changes);
    compareExpiry(desired, observed.secrets(), changes);
    return changes.list();
  }

  private static void compareGid(
      DesiredUser desired, UserState observed, Accounts.User user, Changes changes) {
    String gid = desired.gid();
    if (gid != null && !Long.valueOf(user.gid()).equals(observed.wantedGid())) {
      Object shown = UserDeclaration.isNumber(gid) ? Long.valueOf(gid) : gid;
      changes.add(Change.of("gid", user.gid(), shown));
    }
  }

  private static void compareSecrets(
      DesiredUser desired, Accounts.@Nullable Secrets secrets, Changes changes) {
    String hash = secrets == null ? "absent" : secrets.hash();
    if (desired.password() != null && !desired.password().equals(hash)) {
      changes.add(Change.of("password", "[old password]", "[new password]").secret());
    }
    Long minAge = secrets == null ? null : secrets.minAge();
    Long maxAge = secrets == null ? null : secrets.maxAge();
    Long warnDays = secrets == null ? null : secrets.warnDays();
    changes.compare("password_min_age", minAge, desired.minAge());
    changes.compare("password_max_age", maxAge, desired.maxAge());
    changes.compare("password_warn_days", warnDays, desired.warnDays());
  }

  private static void compareGroups(DesiredUser desired, UserState observed, Changes changes) {
    List<String> wanted = groups(desired, observed);
    if (desired.groups() != null && !List.copyOf(new TreeSet<>(observed.groups())).equals(wanted)) {
      String current = String.join(",", observed.groups());
      String all = String.join(",", wanted);
      changes.add(
          Change.of("groups", observed.groups(), all, current, Shown.value(all))
              .message("groups changed " + current + " to " + Shown.value(wanted)));
    }
  }

  /** Returns the groups that the user is to be in at the end, sorted. */
  private static List<String> groups(DesiredUser desired, UserState observed) {
    TreeSet<String> groups = new TreeSet<>();
    if (desired.groups() != null) {
      groups.addAll(desired.groups());
    }
    if (!desired.inclusive()) {
      groups.addAll(observed.groups());
    }
    return List.copyOf(groups);
  }

  private static void compareExpiry(
      DesiredUser desired, Accounts.@Nullable Secrets secrets, Changes changes) {
    LocalDate day = secrets == null ? null : secrets.expiry();
    String current = day == null ? "absent" : day.toString();
    changes.compare("expiry", current, desired.expiry());
  }

  @Override
  public void apply(DesiredUser desired, UserState observed, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    switch (change.property()) {
      case "ensure" -> {
        if (Boolean.TRUE.equals(desired.present())) {
          tools.create(desired, accounts.group(desired.name()) != null);
        } else {
          tools.delete(desired);
        }
      }
      case "gid" -> {
        if (observed.wantedGid() == null) {
          throw new ProviderException("Could not find group(s) " + desired.gid());
        }
        tools.modify(desired, "gid", observed.wantedGid().toString());
      }
      case "groups" -> tools.modify(desired, "groups", String.join(",", groups(desired, observed)));
      case "password" -> tools.setPassword(desired);
      default -> tools.modify(desired, change.property(), String.valueOf(change.desired()));
    }
  }
}
