package plumb.environments.settings;

import org.jspecify.annotations.Nullable;

/**
 * The Forge that modules come from.
 *
 * @param token sent as the value of the header Authorization
 * @param puppetfileOverrides whether a Puppetfile may name another one
 */
public record ForgeSettings(
    String baseUrl, @Nullable String token, @Nullable String proxy, boolean puppetfileOverrides) {

  /** The public Forge. */
  public static final String PUBLIC = "https://forgeapi.puppet.com";
}
