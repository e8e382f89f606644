package plumb.host.packages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.ProviderException;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;

/**
 * dpkg's database of packages, read in one go and again only after it has changed.
 *
 * <p>The status file is read directly, which takes a hundredth of what {@code dpkg-query} takes.
 * Only while changes lie in dpkg's journal (it runs, or was killed) the program is asked, since it
 * knows how to apply them.
 */
final class DpkgDatabase {
  private static final Path STATUS = Path.of("/var/lib/dpkg/status");
  private static final Path JOURNAL = Path.of("/var/lib/dpkg/updates");
  private static final String FORMAT =
      "Package: ${Package}\nArchitecture: ${Architecture}\nStatus: ${Status}\n"
          + "Version: ${Version}\nProvides: ${Provides}\n\n";

  private Map<String, DpkgEntry> entries = Map.of();
  private @Nullable Object signature;

  /** Returns the names of all packages that are installed. */
  List<String> installed() throws ProviderException, IOException, InterruptedException {
    refresh();
    Set<String> names = new LinkedHashSet<>();
    for (DpkgEntry entry : entries.values()) {
      if (entry.presence() == DpkgEntry.Presence.INSTALLED) {
        names.add(entry.name());
      }
    }
    return List.copyOf(names);
  }

  /** Returns what is known of a package, named as {@code libc6} or {@code libc6:i386}; or null. */
  @Nullable DpkgEntry find(String name)
      throws ProviderException, IOException, InterruptedException {
    refresh();
    return entries.get(name);
  }

  /** Returns the package that has a name or provides it as a virtual one, or null. */
  @Nullable DpkgEntry findProviding(String name)
      throws ProviderException, IOException, InterruptedException {
    DpkgEntry named = find(name);
    if (named != null) {
      return named;
    }
    DpkgEntry first = null;
    for (DpkgEntry entry : entries.values()) {
      boolean better = first == null || entry.name().compareTo(first.name()) < 0;
      if (better && entry.isProviding(name)) {
        first = entry;
      }
    }
    return first;
  }

  private void refresh() throws ProviderException, IOException, InterruptedException {
    if (isJournalFilled()) {
      signature = null;
      entries = parse(query());
      return;
    }
    Object current = signature();
    if (!current.equals(signature)) {
      try (Stream<String> lines = Files.lines(STATUS, StandardCharsets.ISO_8859_1)) {
        entries = parse(lines);
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
      signature = current;
    }
  }

  private static boolean isJournalFilled() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(JOURNAL, "[0-9]*")) {
      return files.iterator().hasNext();
    }
  }

  /** dpkg replaces the file as a whole, so its identity changes with its content. */
  private static Object signature() throws IOException {
    Map<String, Object> attributes = Files.readAttributes(STATUS, "unix:ino,size,lastModifiedTime");
    FileTime modified = (FileTime) attributes.get("lastModifiedTime");
    return attributes.get("ino") + "/" + attributes.get("size") + "/" + modified;
  }

  private static Stream<String> query()
      throws ProviderException, IOException, InterruptedException {
    CommandResult result =
        Command.of("/usr/bin/dpkg-query", "--show", "--showformat=" + FORMAT).separated().run();
    if (!result.succeeded()) {
      throw new ProviderException(result.failure());
    }
    return result.output().lines();
  }

  private static Map<String, DpkgEntry> parse(Stream<String> lines) {
    Parser parser = new Parser();
    lines.forEach(parser::line);
    parser.line("");
    return parser.entries;
  }

  /** Puts paragraphs together; a field may go on in lines that start with a blank. */
  private static final class Parser {
    private final Map<String, DpkgEntry> entries = new HashMap<>();
    private String name = "";
    private String architecture = "";
    private String status = "";
    private String version = "";
    private String provides = "";

    void line(String line) {
      if (line.isEmpty()) {
        endParagraph();
        return;
      }
      switch (line.charAt(0)) {
        case 'P' -> {
          name = valueOf(line, "Package: ", name);
          provides = valueOf(line, "Provides: ", provides);
        }
        case 'A' -> architecture = valueOf(line, "Architecture: ", architecture);
        case 'S' -> status = valueOf(line, "Status: ", status);
        case 'V' -> version = valueOf(line, "Version: ", version);
        default -> {
          // Nothing that matters here.
        }
      }
    }

    private static String valueOf(String line, String key, String otherwise) {
      return line.startsWith(key) ? line.substring(key.length()) : otherwise;
    }

    private void endParagraph() {
      String[] words = status.split(" ");
      if (!name.isEmpty() && words.length == 3) {
        add(new DpkgEntry(name, architecture, words[0], words[1], words[2], version, provides));
      }
      name = "";
      architecture = "";
      status = "";
      version = "";
      provides = "";
    }

    /**
     * Where a package is installed for several architectures, its bare name is the installed one.
     */
    private void add(DpkgEntry entry) {
      DpkgEntry other = entries.get(entry.name());
      boolean preferred =
          other == null
              || entry.presence() == DpkgEntry.Presence.INSTALLED
                  && other.presence() != DpkgEntry.Presence.INSTALLED;
      if (preferred) {
        entries.put(entry.name(), entry);
      }
      entries.put(entry.name() + ":" + entry.architecture(), entry);
    }
  }
}
