package plumb.host.facts;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Linux distribution, under the names that Facter gives to it.
 *
 * <p>Each lineage names its releases by a file of its own: Debian's point release stands only in
 * /etc/debian_version, Red Hat's in /etc/redhat-release, the others' in /etc/os-release.
 *
 * @param lsbRelease what {@code lsb_release -r} prints where it is installed
 */
record Distribution(
    String name,
    String family,
    Map<Object, Object> release,
    Map<Object, Object> distroRelease,
    @Nullable String id,
    @Nullable String codename,
    @Nullable String description,
    @Nullable String lsbRelease) {

  private static final String[][] FAMILIES = {
    {
      "RedHat",
      "redhat",
      "rhel",
      "fedora",
      "centos",
      "scientific",
      "ascendos",
      "cloudlinux",
      "psbm",
      "oraclelinux",
      "ovs",
      "oel",
      "amazon",
      "xenserver",
      "xcp-ng",
      "virtuozzo",
      "photon",
      "mariner"
    },
    {"Debian", "debian", "ubuntu", "huaweios", "linuxmint", "devuan", "kde"},
    {"Suse", "sles", "sled", "suse"},
    {"Gentoo", "gentoo"},
    {"Archlinux", "arch", "manjaro"},
    {"Mandrake", "mandrake", "mandriva", "mageia"},
  };

  /** Recognises the distribution; null where nothing says which it is. */
  static @Nullable Distribution detect(SystemTree tree) {
    Map<String, String> osRelease = readOsRelease(tree);
    String id = osRelease.get("ID");
    if (id == null) {
      return null;
    }
    String family = family(osRelease.getOrDefault("ID_LIKE", id));
    return switch (family) {
      case "Debian" ->
          id.equals("ubuntu")
              ? ubuntu(osRelease)
              : debian(osRelease, id, tree.word("/etc/debian_version"));
      case "RedHat" -> redHat(osRelease, id, tree.word("/etc/redhat-release"));
      default -> other(osRelease, id, family);
    };
  }

  private static Distribution debian(
      Map<String, String> osRelease, String id, @Nullable String debianVersion) {
    Map<Object, Object> release = debianRelease(debianVersion);
    return new Distribution(
        shortName(osRelease, id),
        "Debian",
        release,
        release,
        capitalize(id),
        codename(osRelease),
        osRelease.get("PRETTY_NAME"),
        debianVersion);
  }

  private static Distribution ubuntu(Map<String, String> osRelease) {
    Map<Object, Object> release = undividedRelease(osRelease.get("VERSION_ID"));
    return new Distribution(
        shortName(osRelease, "ubuntu"),
        "Debian",
        release,
        release,
        "Ubuntu",
        codename(osRelease),
        osRelease.get("PRETTY_NAME"),
        osRelease.get("VERSION_ID"));
  }

  private static Distribution redHat(
      Map<String, String> osRelease, String id, @Nullable String releaseLine) {
    String version = osRelease.get("VERSION_ID");
    String distroId = capitalize(id);
    String codename = osRelease.get("VERSION_CODENAME");
    String description = osRelease.get("PRETTY_NAME");
    int marker = releaseLine == null ? -1 : releaseLine.indexOf("release ");
    if (releaseLine != null && marker > 0) {
      description = releaseLine;
      distroId = joinedWithoutLinux(releaseLine.substring(0, marker));
      version = firstWord(releaseLine.substring(marker + "release ".length()));
      codename = parenthesised(releaseLine);
    }
    Map<Object, Object> release = dividedRelease(version);
    return new Distribution(
        shortName(osRelease, id),
        "RedHat",
        release,
        release,
        distroId,
        codename,
        description,
        version);
  }

  private static Distribution other(Map<String, String> osRelease, String id, String family) {
    String version = osRelease.get("VERSION_ID");
    return new Distribution(
        shortName(osRelease, id),
        family,
        undividedRelease(version),
        dividedRelease(version),
        capitalize(id),
        codename(osRelease),
        osRelease.get("PRETTY_NAME"),
        version);
  }

  /** Debian numbers as 12.11; testing and unstable have a name such as trixie/sid instead. */
  private static Map<Object, Object> debianRelease(@Nullable String version) {
    Map<Object, Object> release = dividedRelease(version);
    Object minor = release.get("minor");
    if (minor instanceof String text && text.length() > 1 && text.charAt(0) == '0') {
      release.put("minor", text.substring(1));
    }
    return release;
  }

  private static Map<Object, Object> dividedRelease(@Nullable String version) {
    Map<Object, Object> release = new LinkedHashMap<>();
    if (version != null) {
      List<String> parts = List.of(version.split("\\."));
      release.put("full", version);
      release.put("major", parts.get(0));
      if (parts.size() > 1) {
        release.put("minor", parts.get(1));
      }
    }
    return release;
  }

  private static Map<Object, Object> undividedRelease(@Nullable String version) {
    Map<Object, Object> release = new LinkedHashMap<>();
    if (version != null) {
      release.put("full", version);
      release.put("major", version);
    }
    return release;
  }

  private static String family(String id) {
    String lowerCase = id.toLowerCase(Locale.ROOT);
    for (String[] family : FAMILIES) {
      for (int i = 1; i < family.length; i++) {
        if (lowerCase.contains(family[i])) {
          return family[0];
        }
      }
    }
    return capitalize(id);
  }

  /** Facter's names are single words: Debian, RedHat, OracleLinux, ArchLinux. */
  private static String shortName(Map<String, String> osRelease, String id) {
    String[] words = osRelease.getOrDefault("NAME", capitalize(id)).strip().split("\\s+");
    String first = words[0].toLowerCase(Locale.ROOT);
    boolean twoWords =
        words.length > 1
            && (first.startsWith("red")
                || first.startsWith("oracle")
                || first.startsWith("arch")
                || first.startsWith("manjaro"));
    String name = twoWords ? words[0] + words[1] : words[0];
    return first.startsWith("arch") || first.startsWith("manjaro") ? capitalize(name) : name;
  }

  private static @Nullable String codename(Map<String, String> osRelease) {
    String codename = osRelease.get("VERSION_CODENAME");
    return codename != null ? codename : parenthesised(osRelease.getOrDefault("VERSION", ""));
  }

  private static @Nullable String parenthesised(String text) {
    int open = text.indexOf('(');
    int close = text.indexOf(')', open + 1);
    return open < 0 || close <= open + 1 ? null : text.substring(open + 1, close);
  }

  private static String joinedWithoutLinux(String text) {
    StringBuilder joined = new StringBuilder();
    for (String word : text.strip().split("\\s+")) {
      if (!word.equalsIgnoreCase("linux")) {
        joined.append(word);
      }
    }
    return joined.toString();
  }

  private static String firstWord(String text) {
    return text.strip().split("\\s+", 2)[0];
  }

  private static String capitalize(String word) {
    return word.isEmpty()
        ? word
        : word.substring(0, 1).toUpperCase(Locale.ROOT)
            + word.substring(1).toLowerCase(Locale.ROOT);
  }

  private static Map<String, String> readOsRelease(SystemTree tree) {
    Map<String, String> values = new HashMap<>();
    for (String line : tree.lines("/etc/os-release")) {
      int equals = line.indexOf('=');
      if (equals > 0 && line.charAt(0) != '#') {
        values.put(line.substring(0, equals), unquote(line.substring(equals + 1).strip()));
      }
    }
    return values;
  }

  private static String unquote(String value) {
    boolean quoted =
        value.length() > 1
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(value.length() - 1) == value.charAt(0);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
