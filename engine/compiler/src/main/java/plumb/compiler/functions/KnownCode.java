package plumb.compiler.functions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plumb.values.BundledFile;

/**
 * Ruby code of a module that a native version is proved equal to: what {@code native-versions.txt}
 * beside this class lists. A line of it is a file of a module, its {@link RubyDigest}, and the
 * functions that its code calls, which have to be the known ones, too.
 */
public record KnownCode(String digest, List<String> calls) {
  private static final String LIST = "native-versions.txt";

  /** The text of a file, read only when the list has code for it. */
  public interface Source {
    String read() throws IOException;
  }

  /** The known code of each file, read when one is first asked for. */
  private static final class Lines {
    static final Map<String, List<KnownCode>> BY_FILE = read();
  }

  /**
   * What is known of a file's code; null when it is other code, or of no native version.
   *
   * @param path below the module's directory, such as {@code lib/puppet/functions/merge.rb}
   */
  public static @Nullable KnownCode find(String path, Source source) throws IOException {
    List<KnownCode> candidates = Lines.BY_FILE.getOrDefault(path, List.of());
    if (candidates.isEmpty()) {
      return null;
    }
    String digest = RubyDigest.of(source.read());
    return candidates.stream().filter(k -> k.digest.equals(digest)).findFirst().orElse(null);
  }

  private static Map<String, List<KnownCode>> read() {
    Map<String, List<KnownCode>> byFile = new HashMap<>();
    try {
      byte[] list = Objects.requireNonNull(BundledFile.read(KnownCode.class, LIST), LIST);
      for (String line : new String(list, StandardCharsets.UTF_8).split("\n")) {
        if (!line.isBlank() && !line.startsWith("#")) {
          List<String> words = List.of(line.split(" "));
          byFile
              .computeIfAbsent(words.get(0), file -> new ArrayList<>())
              .add(new KnownCode(words.get(1), words.subList(2, words.size())));
        }
      }
      return byFile;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
