package plumb.host.postgresql;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumb.agent.provider.Declaration;

/** Reads and checks the parameters of a {@code postgresql_psql}. */
final class SqlDeclaration {
  private static final Pattern SETTING = Pattern.compile("(\\w+)=(.*)", Pattern.DOTALL);
  private static final List<String> SECRETS =
      List.of("command", "unless", "onlyif", "environment", "connect_settings");

  private final Declaration declaration;

  SqlDeclaration(Declaration declaration) {
    this.declaration = declaration;
  }

  DesiredSql read() {
    declaration.word("provider", List.of("ruby"));
    String name = declaration.text("name", declaration.title());
    return new DesiredSql(
        declaration.text("command", name),
        declaration.text("unless"),
        declaration.text("onlyif"),
        declaration.flag("refreshonly", false),
        psql(),
        SECRETS.stream().anyMatch(declaration::secret));
  }

  private Psql psql() {
    List<String> arguments = new ArrayList<>();
    String database = declaration.text("db");
    if (database != null) {
      arguments.addAll(List.of("-d", database));
    }
    String port = declaration.text("port");
    if (port != null) {
      arguments.addAll(List.of("-p", port));
    }
    String directory = declaration.path("cwd");
    return new Psql(
        declaration.text("psql_path", "psql"),
        arguments,
        environment(),
        Path.of(Objects.requireNonNullElse(directory, "/tmp")),
        declaration.texts("search_path"),
        declaration.text("psql_user", "postgres"),
        declaration.text("psql_group", "postgres"));
  }

  private Map<String, String> environment() {
    Map<String, String> environment = connection(declaration);
    List<String> settings = declaration.texts("environment");
    for (String setting : settings == null ? List.<String>of() : settings) {
      Matcher matcher = SETTING.matcher(setting);
      if (matcher.matches()) {
        environment.put(matcher.group(1), matcher.group(2));
      } else {
        declaration.problem("environment", "Invalid environment setting '" + setting + "'");
      }
    }
    return environment;
  }

  /** Returns the variables by which clients are told where the server is. */
  static Map<String, String> connection(Declaration declaration) {
    Map<String, String> environment = new LinkedHashMap<>();
    Object settings = declaration.value("connect_settings");
    if (settings instanceof Map<?, ?> map) {
      map.forEach((name, value) -> environment.put(name.toString(), value.toString()));
    } else if (settings != null) {
      declaration.problem("connect_settings", "expects a hash");
    }
    return environment;
  }
}
