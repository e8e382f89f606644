package plumb.host.purging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.Generated;
import plumb.agent.provider.PassiveProvider;
import plumb.agent.provider.Provider;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.ResourceLog;

/** Removes resources of a type that the catalog does not have ({@code resources}). */
public final class ResourcesProvider implements PassiveProvider<DesiredPurge> {
  private static final Pattern LIMIT = Pattern.compile("\\s*UID_MIN\\s+(\\d+).*");
  private static final long SYSTEM_LIMIT = -1;
  private static final Set<String> SYSTEM_USERS =
      Set.of("root", "nobody", "bin", "noaccess", "daemon", "sys");

  private final ProviderContext context;

  /** Opens the provider for one run. */
  public ResourcesProvider(ProviderContext context) {
    this.context = context;
  }

  @Override
  public @Nullable String name(DesiredPurge desired) {
    return null;
  }

  @Override
  public DesiredPurge desire(Declaration declaration) {
    String name = declaration.text("name", declaration.title());
    String type = capitalised(name);
    Provider<?, ?> provider = context.provider(type);
    if (provider == null) {
      declaration.problem("name", "Could not find resource type '" + name + "'");
    }
    boolean purge = declaration.flag("purge", false);
    if (purge && provider != null && !provider.listsInstances()) {
      declaration.problem(
          "purge",
          "Purging resources of type "
              + name
              + " is not supported, since they cannot be queried from the system");
    }
    return new DesiredPurge(
        type, purge, systemUsers(declaration, type.equals("User")), keptUsers(declaration));
  }

  private static String capitalised(String type) {
    List<String> segments = new ArrayList<>();
    for (String segment : type.split("::")) {
      segments.add(
          segment.isEmpty()
              ? segment
              : segment.substring(0, 1).toUpperCase(Locale.ROOT) + segment.substring(1));
    }
    return String.join("::", segments);
  }

  private static @Nullable Long systemUsers(Declaration declaration, boolean users) {
    Object value = declaration.value("unless_system_user");
    String text = value == null ? Boolean.toString(users) : value.toString();
    if (text.matches("[0-9]{1,10}")) {
      return Long.valueOf(text);
    }
    if (!text.equals("true") && !text.equals("false")) {
      declaration.problem(
          "unless_system_user",
          "Invalid value \""
              + text
              + "\". Valid values are true, false. Valid values match /^\\d+$/.");
    }
    return text.equals("true") ? Long.valueOf(SYSTEM_LIMIT) : null;
  }

  private static Set<Long> keptUsers(Declaration declaration) {
    Set<Long> kept = new HashSet<>();
    List<String> values = declaration.texts("unless_uid");
    for (String value : values == null ? List.<String>of() : values) {
      if (value.matches("[0-9]{1,10}")) {
        kept.add(Long.valueOf(value));
      } else {
        declaration.problem("unless_uid", "Invalid value \"" + value + "\".");
      }
    }
    return kept;
  }

  @Override
  public String identity(DesiredPurge desired) {
    return desired.type().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Generated> generate(DesiredPurge desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    Provider<?, ?> provider = desired.purge() ? context.provider(desired.type()) : null;
    List<Generated> removals = new ArrayList<>();
    for (Generated one : provider == null ? List.<Generated>of() : provider.instances()) {
      if (!context.catalog().has(one.type(), one.title()) && !isKept(desired, one)) {
        Map<String, Object> parameters = new HashMap<>(one.parameters());
        parameters.put("ensure", "absent");
        removals.add(new Generated(one.type(), one.title(), parameters));
      }
    }
    return removals;
  }

  /** Nobody means the account that everything runs as, whatever the limits say. */
  private static boolean isKept(DesiredPurge desired, Generated one) throws IOException {
    if (!(one.type().equals("User") && one.parameters().get("uid") instanceof Long uid)) {
      return false;
    }
    Long limit = desired.systemUsers();
    if (limit == null) {
      return uid == 0;
    }
    return SYSTEM_USERS.contains(one.title())
        || desired.keptUsers().contains(uid)
        || uid <= (limit == SYSTEM_LIMIT ? highestSystemUser() : limit);
  }

  private static long highestSystemUser() throws IOException {
    Path settings = Path.of("/etc/login.defs");
    if (Files.exists(settings)) {
      for (String line : Files.readAllLines(settings)) {
        Matcher matcher = LIMIT.matcher(line);
        if (matcher.matches()) {
          return Long.parseLong(matcher.group(1)) - 1;
        }
      }
    }
    return 499;
  }
}
