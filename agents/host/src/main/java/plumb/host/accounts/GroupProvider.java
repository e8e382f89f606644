package plumb.host.accounts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Change;
import plumb.agent.provider.Changes;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Generated;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.ResourceLog;

/** Manages local groups ({@code group}) by groupadd and its kin. */
public final class GroupProvider implements Provider<DesiredGroup, GroupState> {
  private final Accounts accounts = new Accounts();

  @Override
  public String name(DesiredGroup desired) {
    return "groupadd";
  }

  @Override
  public DesiredGroup desire(Declaration declaration) {
    Names.checkProvider(declaration, "groupadd");
    declaration.flag("forcelocal", false); // accounts are always changed locally
    return new DesiredGroup(
        Names.account(declaration),
        declaration.word("ensure", List.of("present", "absent"), "present").equals("present"),
        declaration.integer("gid"),
        declaration.texts("members"),
        declaration.flag("auth_membership", false),
        declaration.flag("system", false),
        declaration.flag("allowdupe", false));
  }

  @Override
  public @Nullable String identity(DesiredGroup desired) {
    return desired.name();
  }

  @Override
  public boolean listsInstances() {
    return true;
  }

  @Override
  public List<Generated> instances() throws IOException {
    return accounts.groups().stream().map(name -> new Generated("Group", name, Map.of())).toList();
  }

  @Override
  public GroupState observe(DesiredGroup desired, ResourceLog log)
      throws IOException, InterruptedException {
    return new GroupState(accounts.group(desired.name()));
  }

  @Override
  public List<String> auditable() {
    return List.of("ensure", "gid", "members");
  }

  @Override
  public Map<String, Object> audit(
      DesiredGroup desired, GroupState observed, Set<String> properties) {
    Accounts.Group group = observed.group();
    return group == null
        ? Map.of()
        : Map.of("ensure", "present", "gid", group.gid(), "members", group.members());
  }

  @Override
  public List<Change> diff(DesiredGroup desired, GroupState observed) {
    Accounts.Group group = observed.group();
    Changes changes = new Changes();
    if (group == null) {
      if (desired.present()) {
        changes.add(Change.ensure("group", "absent", "present"));
      }
    } else if (!desired.present()) {
      changes.add(Change.ensure("group", "present", "absent"));
    } else {
      changes.compare("gid", group.gid(), desired.gid());
      addMembers(desired, group, changes);
    }
    return changes.list();
  }

  private static void addMembers(DesiredGroup desired, Accounts.Group group, Changes changes) {
    if (desired.members() != null) {
      List<String> current = List.copyOf(new TreeSet<>(group.members()));
      List<String> wanted = members(desired, group);
      if (!current.equals(wanted)) {
        String from = String.join(",", group.members());
        changes.add(Change.of("members", current, wanted, from, String.join(",", wanted)));
      }
    }
  }

  /** Returns who is to be a member in the end, sorted. */
  private static List<String> members(DesiredGroup desired, Accounts.@Nullable Group group) {
    TreeSet<String> members = new TreeSet<>();
    if (desired.members() != null) {
      for (String item : desired.members()) {
        members.addAll(List.of(item.split(",")));
      }
    }
    if (!desired.exclusive() && group != null) {
      members.addAll(group.members());
    }
    return List.copyOf(members);
  }

  @Override
  public void apply(DesiredGroup desired, GroupState observed, Change change, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    String name = desired.name();
    switch (change.property()) {
      case "gid" -> {
        List<String> command =
            new ArrayList<>(List.of("/usr/sbin/groupmod", "-g", String.valueOf(desired.gid())));
        addDuplicate(desired, command);
        command.add(name);
        AccountTools.run("Could not set gid on group[" + name + "]", command);
      }
      case "members" -> setMembers(name, members(desired, observed.group()));
      default -> {
        if (desired.present()) {
          create(desired);
        } else {
          AccountTools.run("Could not delete group " + name, List.of("/usr/sbin/groupdel", name));
        }
      }
    }
  }

  private static void create(DesiredGroup desired)
      throws ProviderException, IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/usr/sbin/groupadd"));
    if (desired.gid() != null) {
      command.add("-g");
      command.add(desired.gid().toString());
    }
    addDuplicate(desired, command);
    if (desired.system()) {
      command.add("-r");
    }
    command.add(desired.name());
    AccountTools.run("Could not create group " + desired.name(), command);
    if (desired.members() != null) {
      setMembers(desired.name(), members(desired, null));
    }
  }

  private static void addDuplicate(DesiredGroup desired, List<String> command) {
    if (desired.allowDuplicate()) {
      command.add("-o");
    }
  }

  private static void setMembers(String name, List<String> members)
      throws ProviderException, IOException, InterruptedException {
    AccountTools.run(
        "Could not set members on group[" + name + "]",
        List.of("/usr/bin/gpasswd", "-M", String.join(",", members), name));
  }
}
