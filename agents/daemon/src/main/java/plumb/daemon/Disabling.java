package plumb.daemon;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.state.AtomicFile;
import plumb.catalog.json.InvalidJsonException;
import plumb.catalog.json.ValueJson;

/** An operator's word that this machine is not to be changed, and why. Outlives restarts. */
final class Disabling {
  private static final String KEY = "disabled_message";

  private final Path file;

  Disabling(Path file) {
    this.file = file;
  }

  /** Forbids runs. */
  void disable(String reason) throws IOException {
    String text = ValueJson.text(Map.of(KEY, reason), false);
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Allows runs again. */
  void enable() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Returns why runs are forbidden; null when they are allowed. A damaged file forbids. */
  @Nullable String reason() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return ValueJson.read(in) instanceof Map<?, ?> map && map.get(KEY) instanceof String reason
          ? reason
          : "reason not specified";
    } catch (NoSuchFileException e) {
      return null;
    } catch (InvalidJsonException e) {
      return "reason not specified";
    }
  }
}
