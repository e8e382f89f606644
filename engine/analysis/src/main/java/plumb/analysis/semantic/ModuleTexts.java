package plumb.analysis.semantic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;

/**
 * The words that files of modules hold, to tell what certainly nothing mentions. They are read when
 * something first asks. Safe for use by many threads.
 */
public final class ModuleTexts {
  private static final List<String> BESIDE_MANIFESTS =
      List.of("templates", "lib", "functions", "data", "hiera.yaml", "facts.d");
  private static final List<String> ALL =
      List.of("manifests", "templates", "lib", "functions", "data", "hiera.yaml", "plans");

  private static final String INHERITS = "inherits ";

  private final Snapshot snapshot;
  private final Map<Path, Set<String>> beside = new ConcurrentHashMap<>();
  private @Nullable Map<String, Set<String>> qualified;

  ModuleTexts(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  /** Whether a file of a module other than a manifest holds a word. */
  public boolean hasBesideManifests(Module module, String word) {
    return beside.computeIfAbsent(module.directory(), ModuleTexts::wordsBeside).contains(word);
  }

  /**
   * The files of all modules, without links in their paths, that hold a qualified name, as that of
   * a class or of a variable of one, other than in a comment. Names that begin or end with "::" are
   * parts of names that variables complete.
   */
  public Set<String> filesWith(String name) {
    return qualified().getOrDefault(name, Set.of());
  }

  /** Whether some class of a module inherits one. */
  public boolean hasHeirs(String className) {
    return !filesWith(INHERITS + className).isEmpty();
  }

  private static Set<String> wordsBeside(Path directory) {
    Set<String> words = new HashSet<>();
    for (String part : BESIDE_MANIFESTS) {
      for (Path file : ModuleFiles.below(directory.resolve(part))) {
        String text = text(file);
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
          boolean inWord = i < text.length() && isWord(text.charAt(i));
          if (inWord && start < 0) {
            start = i;
          } else if (!inWord && start >= 0) {
            words.add(text.substring(start, i));
            start = -1;
          }
        }
      }
    }
    return words;
  }

  private synchronized Map<String, Set<String>> qualified() {
    Map<String, Set<String>> found = qualified;
    if (found == null) {
      found = new HashMap<>();
      for (Module module : snapshot.modules()) {
        for (String part : ALL) {
          for (Path file : ModuleFiles.below(module.directory().resolve(part))) {
            Map<String, Set<String>> all = found;
            String path = file.toString();
            Consumer<String> to =
                name -> all.computeIfAbsent(name, one -> new HashSet<>()).add(path);
            String text = text(file);
            qualifiedNames(text, to);
            parents(text, to);
          }
        }
      }
      qualified = found;
    }
    return found;
  }

  private static void qualifiedNames(String text, Consumer<String> to) {
    int end = 0;
    for (int at = text.indexOf("::"); at >= 0; at = text.indexOf("::", Math.max(end, at + 2))) {
      int start = at;
      while (start > 0 && isWord(text.charAt(start - 1))) {
        start--;
      }
      end = at;
      while (end < text.length() && (isWord(text.charAt(end)) || text.startsWith("::", end))) {
        end += text.charAt(end) == ':' ? 2 : 1;
      }
      String name = text.substring(start, end);
      if (!isInComment(text, start)) {
        boolean part = start > 0 && text.charAt(start - 1) == '}';
        to.accept(name.startsWith("::") && !part ? name.substring(2) : name);
      }
    }
  }

  private static void parents(String text, Consumer<String> to) {
    for (int at = text.indexOf(INHERITS); at >= 0; at = text.indexOf(INHERITS, at + 1)) {
      int start = at + INHERITS.length();
      while (start < text.length() && " :".indexOf(text.charAt(start)) >= 0) {
        start++;
      }
      int end = start;
      while (end < text.length() && (isWord(text.charAt(end)) || text.charAt(end) == ':')) {
        end++;
      }
      to.accept(INHERITS + text.substring(start, end));
    }
  }

  private static boolean isInComment(String text, int at) {
    int first = text.lastIndexOf('\n', at - 1) + 1;
    while (first < at && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    return first < text.length() && text.charAt(first) == '#';
  }

  private static boolean isWord(char c) {
    return c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
