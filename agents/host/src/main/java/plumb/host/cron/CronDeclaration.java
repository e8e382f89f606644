package plumb.host.cron;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;

/** Turns parameters into what is wanted of a job. */
final class CronDeclaration {
  private static final List<String> SPECIALS =
      List.of(
          "reboot",
          "yearly",
          "annually",
          "monthly",
          "weekly",
          "daily",
          "midnight",
          "hourly",
          "absent");

  private CronDeclaration() {}

  /** Reads the parameters of a {@code cron}; mistakes go to the declaration. */
  static DesiredJob read(Declaration declaration) {
    String provider = declaration.text("provider", "crontab");
    if (!provider.equals("crontab")) {
      declaration.problem(
          "provider", "'" + provider + "' cannot be used for jobs here; crontab can");
    }
    String special = declaration.word("special", SPECIALS);
    if ("absent".equals(special)) {
      special = "";
    }
    Map<TimeField, List<String>> times = times(declaration);
    checkExclusive(declaration, special, times);
    String command = declaration.text("command");
    return new DesiredJob(
        name(declaration),
        user(declaration),
        declaration.word("ensure", List.of("present", "absent"), "present").equals("present"),
        command == null ? null : command(declaration, command.strip()),
        special,
        times,
        environment(declaration));
  }

  private static String name(Declaration declaration) {
    String name = declaration.text("name", declaration.title());
    if (name.isBlank() || name.indexOf('\n') >= 0) {
      declaration.problem("name", "'" + name + "' is no name of a job");
    }
    return name;
  }

  private static String command(Declaration declaration, String command) {
    if (command.indexOf('\n') >= 0) {
      declaration.problem("command", "a command in a crontab has one line");
    }
    return command;
  }

  /** A target is the crontab's owner by another name. */
  private static String user(Declaration declaration) {
    String user = declaration.text("user");
    String target = declaration.text("target");
    if (user != null && target != null && !user.equals(target)) {
      declaration.problem(
          "target", "the crontab of '" + target + "' is not that of '" + user + "'");
    }
    String owner = user != null ? user : target;
    if (owner == null) {
      owner = System.getProperty("user.name", "root");
    }
    if (owner.isEmpty() || owner.startsWith("-") || owner.indexOf('/') >= 0) {
      declaration.problem("user", "'" + owner + "' is no name of a user");
    }
    return owner;
  }

  private static Map<TimeField, List<String>> times(Declaration declaration) {
    Map<TimeField, List<String>> times = new EnumMap<>(TimeField.class);
    for (TimeField field : TimeField.values()) {
      List<String> values = declaration.texts(field.label());
      if (values != null) {
        times.put(field, normalize(declaration, field, values));
      }
    }
    return times;
  }

  /** Any time wins over other values when it is the first of them. */
  private static List<String> normalize(
      Declaration declaration, TimeField field, List<String> values) {
    List<String> normalized = new ArrayList<>();
    for (String value : values) {
      String good = field.normalize(value);
      if (good == null) {
        declaration.problem(field.label(), value + " is not a valid " + field.label());
      } else {
        normalized.add(good);
      }
    }
    boolean any = normalized.isEmpty() || normalized.get(0).equals("*");
    return any ? List.of() : List.copyOf(normalized);
  }

  private static void checkExclusive(
      Declaration declaration, @Nullable String special, Map<TimeField, List<String>> times) {
    if (special == null || special.isEmpty()) {
      return;
    }
    for (Map.Entry<TimeField, List<String>> time : times.entrySet()) {
      if (!time.getValue().isEmpty()) {
        declaration.problem(
            declaration.ref()
                + " cannot specify both a special schedule and a value for "
                + time.getKey().label());
        return;
      }
    }
  }

  private static @Nullable List<String> environment(Declaration declaration) {
    List<String> settings = declaration.texts("environment");
    if (settings == null || settings.equals(List.of("absent"))) {
      return settings == null ? null : List.of();
    }
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      boolean valid = equals > 0 && isWord(setting.substring(0, equals).strip());
      if (!valid || setting.indexOf('\n') >= 0) {
        declaration.problem("environment", "Invalid environment setting \"" + setting + "\"");
      }
    }
    return settings;
  }

  private static boolean isWord(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '_') {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
