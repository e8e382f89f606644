package plumb.host.archives;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;

/** Reads and checks the parameters of an {@code archive}. */
final class ArchiveDeclaration {
  private static final List<String> KINDS =
      List.of("none", "md5", "sha1", "sha2", "sha256", "sha384", "sha512");
  private static final Pattern ADDRESS = Pattern.compile("^(puppet|https?|ftp|file|s3):");
  private static final Pattern DIGEST =
      Pattern.compile("\\b[0-9a-f]{5,128}\\b|^(true|false|undef|)$");
  private static final List<String> WORDS = List.of("true", "false");

  private final Declaration declaration;

  ArchiveDeclaration(Declaration declaration) {
    this.declaration = declaration;
  }

  DesiredArchive read() {
    String provider = declaration.text("provider", "curl");
    if (!provider.equals("curl")) {
      declaration.problem("provider", "Invalid provider '" + provider + "'; only 'curl' is there");
    }
    declaration.text("filename"); // the reference sets it from the path, whatever it was
    String creates = declaration.path("creates");
    String temporary = absolute("temp_dir", "Invalid temp_dir ");
    String path = declaration.text("path", declaration.title());
    if (!path.startsWith("/")) {
      declaration.problem("path", "archive path must be absolute: " + path);
      path = "/";
    }
    return new DesiredArchive(
        Path.of(path),
        declaration.word("ensure", List.of("present", "absent"), "present").equals("present"),
        source(),
        checksum(),
        creates == null ? null : Path.of(creates),
        flag("cleanup", "true"),
        temporary == null ? null : Path.of(temporary),
        unpacking());
  }

  private boolean flag(String name, String otherwise) {
    return declaration.word(name, WORDS, otherwise).equals("true");
  }

  private @Nullable String absolute(String name, String complaint) {
    String path = declaration.text(name);
    if (path != null && !path.startsWith("/")) {
      declaration.problem(name, complaint + path);
      return null;
    }
    return path;
  }

  private DesiredArchive.@Nullable Source source() {
    String address = declaration.text("source");
    String url = declaration.text("url");
    if (address != null && url != null && !address.equals(url)) {
      declaration.problem(
          "invalid parameter: url ("
              + url
              + ") and source ("
              + address
              + ") are mutually"
              + " exclusive.");
    }
    String name = address == null ? "url" : "source";
    String chosen = address == null ? url : address;
    Map<String, String> settings = settings();
    List<String> options = declaration.texts("download_options");
    boolean insecure = declaration.flag("allow_insecure", false);
    if (chosen == null) {
      return null;
    }
    if (!chosen.startsWith("/") && !ADDRESS.matcher(chosen).find()) {
      declaration.problem(name, "invalid source url: " + chosen);
    } else if (chosen.startsWith("s3:")) {
      declaration.problem(name, "sources of the kind s3 are not supported");
    }
    return new DesiredArchive.Source(
        chosen, insecure, options == null ? List.of() : options, settings);
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    String user = declaration.text("username");
    String password = declaration.text("password");
    if (user != null) {
      settings.put("user", password == null ? user : user + ":" + password);
    }
    put(settings, "cookie", declaration.text("cookie"));
    put(settings, "proxy", declaration.text("proxy_server"));
    declaration.word("proxy_type", List.of("none", "ftp", "http", "https"));
    return settings;
  }

  private static void put(Map<String, String> settings, String name, @Nullable String value) {
    if (value != null) {
      settings.put(name, value);
    }
  }

  private DesiredArchive.Checksum checksum() {
    String digest = declaration.matching("checksum", DIGEST);
    String otherDigest = declaration.matching("digest_string", DIGEST);
    String address = declaration.text("checksum_url");
    String otherAddress = declaration.text("digest_url");
    if (address != null && otherAddress != null && !address.equals(otherAddress)) {
      declaration.problem(
          "invalid parameter: checksum_url ("
              + address
              + ") and digest_url ("
              + otherAddress
              + ") are mutually exclusive.");
    }
    String kind = declaration.word("checksum_type", KINDS, "none");
    String label = declaration.word("digest_type", KINDS, kind);
    boolean verifies = flag("checksum_verify", "true") && !"false".equals(digest);
    if (digest == null || WORDS.contains(digest) || digest.isEmpty() || digest.equals("undef")) {
      digest = otherDigest;
    }
    return new DesiredArchive.Checksum(
        algorithm(label), label, digest, address == null ? otherAddress : address, verifies);
  }

  private static @Nullable String algorithm(String label) {
    return switch (label) {
      case "none" -> null;
      case "md5" -> "MD5";
      case "sha2" -> "SHA-256";
      default -> "SHA-" + label.substring(3);
    };
  }

  private DesiredArchive.@Nullable Unpacking unpacking() {
    String complaint = "archive extract_path must be absolute: ";
    String directory = absolute("extract_path", complaint);
    String target = absolute("target", complaint);
    String into = target == null ? directory : target;
    String command = declaration.text("extract_command");
    Map<String, String> flags = flags();
    String user = declaration.text("user");
    String group = declaration.text("group");
    if (!flag("extract", "false")) {
      return null;
    }
    return new DesiredArchive.Unpacking(
        into == null ? null : Path.of(into), command, flags, user, group);
  }

  private Map<String, String> flags() {
    Map<String, String> flags = new HashMap<>();
    Object value = declaration.value("extract_flags");
    if (value instanceof Map<?, ?> map) {
      map.forEach((program, text) -> flags.put(program.toString(), text.toString()));
    } else if (value instanceof String text && !text.equals("undef")) {
      flags.put("", text);
    } else if (value != null && !value.equals("undef")) {
      declaration.problem("extract_flags", "expects a string or a hash");
    }
    return flags;
  }
}
