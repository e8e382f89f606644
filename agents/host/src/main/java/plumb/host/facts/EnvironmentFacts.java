package plumb.host.facts;

import java.time.Instant;
import java.util.Map;

/** The search path, the time zone, and the versions that manifests compare with. */
final class EnvironmentFacts implements FactGroup {
  /** The releases of Facter and Puppet whose facts and language these are. */
  private static final String FACTER_VERSION = "4.3.0";

  private static final String PUPPET_VERSION = "7.23.0";

  private final SystemTree tree;
  private final Map<String, String> environment;

  EnvironmentFacts(SystemTree tree, Map<String, String> environment) {
    this.tree = tree;
    this.environment = environment;
  }

  @Override
  public boolean owns(String fact) {
    return switch (fact) {
      case "path", "timezone", "facterversion", "puppetversion" -> true;
      default -> false;
    };
  }

  @Override
  public void resolve(FactSink sink) {
    sink.add("facterversion", FACTER_VERSION);
    sink.add("path", environment.get("PATH"));
    sink.add("puppetversion", PUPPET_VERSION);
    sink.add("timezone", new TimeZoneName(tree).at(Instant.now(), environment.get("TZ")));
  }
}
