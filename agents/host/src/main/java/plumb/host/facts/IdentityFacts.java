package plumb.host.facts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The user that runs this process. */
final class IdentityFacts implements FactGroup {
  private final SystemTree tree;
  private final ProgramPath programs;

  IdentityFacts(SystemTree tree, ProgramPath programs) {
    this.tree = tree;
    this.programs = programs;
  }

  @Override
  public boolean owns(String fact) {
    return switch (fact) {
      case "identity", "id", "gid" -> true;
      default -> false;
    };
  }

  @Override
  public void resolve(FactSink sink) {
    String uid = realUid();
    if (uid == null) {
      return;
    }
    Map<Object, Object> identity = new LinkedHashMap<>();
    String[] user = entry("passwd", "/etc/passwd", uid);
    String[] group = user == null ? null : entry("group", "/etc/group", user[3]);
    if (user != null) {
      identity.put("gid", Long.valueOf(user[3]));
    }
    if (group != null) {
      identity.put("group", group[0]);
      sink.add("gid", group[0]);
    }
    identity.put("privileged", uid.equals("0"));
    identity.put("uid", Long.valueOf(uid));
    if (user != null) {
      identity.put("user", user[0]);
      sink.add("id", user[0]);
    }
    sink.add("identity", identity);
  }

  private @Nullable String realUid() {
    for (String line : tree.lines("/proc/self/status")) {
      if (line.startsWith("Uid:")) {
        return line.substring("Uid:".length()).strip().split("\\s+", 2)[0];
      }
    }
    return null;
  }

  /**
   * Returns the fields of an account by its number; directory services are asked only when needed.
   */
  private String @Nullable [] entry(String database, String file, String number) {
    for (String line : tree.lines(file)) {
      String[] fields = line.split(":", -1);
      if (fields.length > 3 && fields[2].equals(number)) {
        return fields;
      }
    }
    String answer = programs.run("getent", database, number);
    String[] fields = answer == null ? new String[0] : answer.strip().split(":", -1);
    return fields.length > 3 ? fields : null;
  }
}
