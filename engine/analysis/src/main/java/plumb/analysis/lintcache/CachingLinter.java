package plumb.analysis.lintcache;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plumb.analysis.lint.LintedFile;
import plumb.analysis.lint.Linter;
import plumb.compiler.store.CacheStore;
import plumb.dsl.source.InvalidTextException;
import plumb.dsl.source.SourceText;
import plumb.dsl.source.TextFile;

/**
 * Checks files, unless what the same checks found in the same text of the same path was kept. A
 * linter is made only when a file has to be checked. Thread-safe.
 */
public final class CachingLinter {
  private final Supplier<Linter> linter;
  private final String circumstances;
  private final @Nullable CacheStore store;
  private final Map<Path, FindingsPack> packs = new ConcurrentHashMap<>();

  /**
   * @param circumstances all that findings depend on besides the file and this build: which checks
   *     run with which options, and for checks that look at other files the state of those
   * @param store what was found before; null keeps nothing
   */
  public CachingLinter(Supplier<Linter> linter, String circumstances, @Nullable CacheStore store) {
    this.linter = linter;
    this.circumstances = circumstances;
    this.store = store;
  }

  /** A person's own store of what this build found; null if there is no place for it. */
  public static @Nullable CacheStore storeOfUser() {
    try (InputStream in = CachingLinter.class.getResourceAsStream("findings-version")) {
      if (in == null) {
        return null;
      }
      String version = new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
      return version.isEmpty() ? null : CacheStore.ofUser("findings", version);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What is found in a file; see {@link Linter#lint(Path)}.
   *
   * @throws IOException when the file cannot be read
   */
  public LintedFile lint(Path file) throws IOException {
    if (store == null) {
      return linter.get().lint(file);
    }
    SourceText source;
    try {
      source = new SourceText(file.toString(), TextFile.read(file));
    } catch (InvalidTextException e) {
      return linter.get().lint(file);
    }
    Path whole = file.toAbsolutePath().normalize();
    String name = String.valueOf(whole.getFileName());
    FindingsPack pack = packs.computeIfAbsent(whole.resolveSibling(""), this::load);
    String digest = digest(source.text());
    LintedFile known = pack.get(name, digest, source);
    if (known != null) {
      return known;
    }
    LintedFile found = linter.get().lint(source);
    pack.put(name, digest, found);
    return found;
  }

  /** Keeps what was found for those who come later. */
  public void keep() {
    if (store != null) {
      packs.forEach(
          (directory, pack) -> {
            if (pack.isChanged()) {
              store.store(key(directory), pack.encode());
            }
          });
    }
  }

  private FindingsPack load(Path directory) {
    return FindingsPack.decode(store == null ? null : store.load(key(directory)));
  }

  private String key(Path directory) {
    return digest(circumstances.length() + " " + circumstances + directory);
  }

  private static String digest(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
