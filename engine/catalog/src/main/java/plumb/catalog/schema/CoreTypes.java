package plumb.catalog.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import plumb.values.BundledFile;

/**
 * The resource types that are known without any module: those of Puppet's core and those that its
 * packages bring along. Each is read when it is first asked for. Safe for any thread.
 */
public final class CoreTypes {
  private static final Map<String, Optional<ResourceTypeSchema>> FOUND = new ConcurrentHashMap<>();

  private static final List<String> NAMES =
      List.of(
          "augeas",
          "cron",
          "exec",
          "file",
          "filebucket",
          "group",
          "host",
          "mailalias",
          "mount",
          "notify",
          "package",
          "resources",
          "schedule",
          "selboolean",
          "selmodule",
          "service",
          "ssh_authorized_key",
          "sshkey",
          "stage",
          "tidy",
          "user",
          "yumrepo",
          "zfs",
          "zpool");

  private CoreTypes() {}

  /** The names of the types that manifests declare, in their order. */
  public static List<String> names() {
    return NAMES;
  }

  /** Returns the type with that lower-case name, or null. */
  public static @Nullable ResourceTypeSchema find(String name) {
    return FOUND.computeIfAbsent(name, CoreTypes::read).orElse(null);
  }

  private static Optional<ResourceTypeSchema> read(String name) {
    if (!isPlainName(name)) {
      return Optional.empty();
    }
    try {
      byte[] text = BundledFile.read(CoreTypes.class, name + ".type");
      return text == null
          ? Optional.empty()
          : Optional.of(new TypeFile(name).read(new String(text, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource type " + name, e);
    }
  }

  /** Keeps names out that would be paths. */
  private static boolean isPlainName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_')) {
        return false;
      }
    }
    return !name.isEmpty();
  }
}
