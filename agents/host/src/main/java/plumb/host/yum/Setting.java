package plumb.host.yum;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A setting of a repository.
 *
 * @param property the name of the parameter
 * @param key the name in the file
 * @param kind what its value may be
 */
record Setting(String property, String key, Kind kind) {

  /** What a value may be. */
  enum Kind {
    TEXT(""),
    SECRET(""),
    FLAG("(?i)true|false|0|1|no|yes"),
    URLS("((file|https?|ftp|s3|cdrom):\\S+)([ ,\\n]+(file|https?|ftp|s3|cdrom):\\S+)*"),
    PROXY("_none_|((https?|ftp|socks5?h?|socks4a?)://\\S+)?"),
    NUMBER("[0-9]+"),
    SIGNED("-?[0-9]+"),
    EXPIRY("[0-9]+[dhm]?|never"),
    RATE("\\d+[kMG%]?"),
    FAILOVER("roundrobin|priority"),
    CACHING("packages|all|none");

    private final Pattern pattern;

    Kind(String pattern) {
      this.pattern = Pattern.compile(pattern);
    }

    /** Returns what is wrong with a value; null when it is good. */
    @Nullable String complaint(String value) {
      if (this != URLS && value.indexOf('\n') >= 0) {
        return "A value in a file of lines cannot have several lines";
      }
      if (this == TEXT || this == SECRET || pattern.matcher(value).matches()) {
        return null;
      }
      return this == URLS
          ? "Must be a valid URL"
          : "Invalid value \"" + value + "\". Valid values match /" + pattern + "/.";
    }

    /** Returns a value as it stands in files. */
    String normal(String value) {
      return this == FLAG && value.length() > 1
          ? value.substring(0, 1).toUpperCase(Locale.ROOT)
              + value.substring(1).toLowerCase(Locale.ROOT)
          : value;
    }
  }

  /** All settings, in the order in which they are compared. */
  static final List<Setting> ALL =
      List.of(
          new Setting("descr", "name", Kind.TEXT),
          of("mirrorlist", Kind.URLS),
          of("baseurl", Kind.URLS),
          of("enabled", Kind.FLAG),
          of("gpgcheck", Kind.FLAG),
          of("payload_gpgcheck", Kind.FLAG),
          of("repo_gpgcheck", Kind.FLAG),
          of("gpgkey", Kind.URLS),
          of("mirrorlist_expire", Kind.NUMBER),
          of("include", Kind.URLS),
          of("exclude", Kind.TEXT),
          of("gpgcakey", Kind.URLS),
          of("includepkgs", Kind.TEXT),
          of("enablegroups", Kind.FLAG),
          of("failovermethod", Kind.FAILOVER),
          of("keepalive", Kind.FLAG),
          of("retries", Kind.NUMBER),
          of("http_caching", Kind.CACHING),
          of("timeout", Kind.NUMBER),
          of("metadata_expire", Kind.EXPIRY),
          of("protect", Kind.FLAG),
          of("priority", Kind.SIGNED),
          of("minrate", Kind.RATE),
          of("throttle", Kind.RATE),
          of("bandwidth", Kind.RATE),
          of("cost", Kind.NUMBER),
          of("proxy", Kind.PROXY),
          of("proxy_username", Kind.TEXT),
          of("proxy_password", Kind.SECRET),
          of("s3_enabled", Kind.FLAG),
          of("sslcacert", Kind.TEXT),
          of("sslverify", Kind.FLAG),
          of("sslclientcert", Kind.TEXT),
          of("sslclientkey", Kind.TEXT),
          of("metalink", Kind.URLS),
          of("skip_if_unavailable", Kind.FLAG),
          of("assumeyes", Kind.FLAG),
          of("deltarpm_percentage", Kind.NUMBER),
          of("deltarpm_metadata_percentage", Kind.NUMBER),
          of("username", Kind.TEXT),
          of("password", Kind.SECRET),
          of("module_hotfixes", Kind.FLAG));

  private static Setting of(String name, Kind kind) {
    return new Setting(name, name, kind);
  }
}
