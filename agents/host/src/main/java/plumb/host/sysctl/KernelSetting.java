package plumb.host.sysctl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;

/** A setting as it is in effect, in the kernel's own tree. */
final class KernelSetting {
  private static final Path TREE = Path.of("/proc/sys");

  private KernelSetting() {}

  /** Returns whether a name can be one: parts between dots, none of which leads anywhere else. */
  static boolean isName(String name) {
    return name.matches("[A-Za-z0-9_*:@+-]+([./][A-Za-z0-9_*:@+-]+)+");
  }

  /**
   * Dots separate the parts, and a slash stands for a dot within one, unless the first of both is a
   * slash.
   */
  private static Path file(String name) {
    int dot = name.indexOf('.');
    int slash = name.indexOf('/');
    if (slash >= 0 && (dot < 0 || slash < dot)) {
      return TREE.resolve(name);
    }
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      path.append(c == '.' ? '/' : c == '/' ? '.' : c);
    }
    return TREE.resolve(path.toString());
  }

  /** Returns the value in effect, its parts separated as the kernel does; null where none is. */
  static @Nullable String value(String name) throws IOException {
    Path file = file(name);
    if (!Files.isRegularFile(file)) {
      return null;
    }
    // The kernel gives a value to the first read alone: what reads in pieces gets the first piece.
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      int length = in.read(buffer);
      return new String(buffer, 0, Math.max(length, 0), StandardCharsets.UTF_8).strip();
    }
  }

  /** Brings a value into effect. */
  static void set(String name, String value) throws ProviderException {
    try {
      Files.write(file(name), (value + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ProviderException(
          "Could not set " + name + " to " + value + ": " + e.getMessage(), e);
    }
  }

  /** Returns whether two values are the same to the kernel, which separates parts with tabs. */
  static boolean isSame(@Nullable String one, String other) {
    return one != null && words(one).equals(words(other));
  }

  private static String words(String value) {
    return String.join(" ", value.strip().split("\\s+"));
  }
}
