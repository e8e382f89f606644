package plumb.environments.settings;

import java.util.Locale;

/** Where what nobody declared is removed. */
public enum PurgeLevel {
  /** Environments that no source has. */
  DEPLOYMENT,
  /** Files of an environment that neither its branch nor its Puppetfile has. */
  ENVIRONMENT,
  /** What lies beside the modules that a Puppetfile lists. */
  PUPPETFILE;

  /** The word that settings have for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
