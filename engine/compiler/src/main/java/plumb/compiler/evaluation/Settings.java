package plumb.compiler.evaluation;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What {@code $settings::name} says: the settings that modules ask for, with the values of Debian's
 * Puppet.
 */
final class Settings {
  private Settings() {}

  static Map<String, Object> of(String environment) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("basemodulepath", "/etc/puppet/code/modules:/usr/share/puppet/modules");
    settings.put("codedir", "/etc/puppet/code");
    settings.put("confdir", "/etc/puppet");
    settings.put("digest_algorithm", "sha256");
    settings.put("environment", environment);
    settings.put("environmentpath", "/etc/puppet/code/environments");
    settings.put("manage_internal_file_permissions", true);
    settings.put("server", "puppet");
    settings.put("ssldir", "/var/lib/puppet/ssl");
    settings.put("statedir", "/var/cache/puppet/state");
    settings.put("storeconfigs", false);
    settings.put("strict", "warning");
    settings.put("strict_variables", false);
    settings.put("vardir", "/var/cache/puppet");
    return settings;
  }
}
