package plumb.daemon.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.FileSource;
import plumb.agent.provider.FileSource.Entry;
import plumb.agent.provider.FileSource.EntryKind;
import plumb.agent.provider.ProviderException;
import plumb.agent.state.AtomicFile;

/**
 * What the modules of an environment bring to this machine: external facts, which are fetched.
 * Facts in Ruby are only named, once each, for nothing here runs Ruby; of types the server says
 * what the catalog needs.
 */
final class Plugins {
  private static final FileSource.Query ALL =
      new FileSource.Query(true, -1, List.of(".svn", "CVS", ".git", ".hg"));

  private final FileSource source;
  private final FactsDirectory facts;
  private final Path named;
  private final Consumer<String> warnings;

  /**
   * Prepares to fetch.
   *
   * @param facts the directory for external facts
   * @param named the file that says which facts in Ruby were named
   */
  Plugins(FileSource source, Path facts, Path named, Consumer<String> warnings) {
    this.source = source;
    this.facts = new FactsDirectory(facts);
    this.named = named;
    this.warnings = warnings;
  }

  /**
   * Makes this machine have the external facts of the environment's modules, and no others.
   *
   * @return whether there were others before
   * @throws IOException when that is not possible: without them a catalog may be a wrong one
   */
  boolean synchronize() throws IOException, InterruptedException {
    try {
      List<Entry> external = source.list("puppet:///pluginfacts", ALL);
      // Without an environment there is no catalog, either, and that says why.
      boolean changed = external != null && facts.become(external);
      nameRubyFacts(source.list("puppet:///plugins/facter", ALL));
      return changed;
    } catch (ProviderException e) {
      throw new IOException("Plugins: " + e.getMessage(), e);
    }
  }

  private void nameRubyFacts(@Nullable List<Entry> all) throws IOException {
    TreeSet<String> found = new TreeSet<>();
    for (Entry entry : all == null ? List.<Entry>of() : all) {
      if (entry.kind() == EntryKind.FILE && entry.relativePath().endsWith(".rb")) {
        found.add(entry.relativePath());
      }
    }
    List<String> known = known();
    List<String> unknown = new ArrayList<>(found);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      warnings.accept(
          "Facts in Ruby are not found out, for this agent runs no Ruby: "
              + String.join(", ", unknown)
              + " (lib/facter of modules); what external facts say (facts.d) is known");
    }
    if (!List.copyOf(found).equals(known)) {
      AtomicFile.write(named, String.join("\n", found).getBytes(StandardCharsets.UTF_8));
    }
  }

  private List<String> known() throws IOException {
    try {
      String text = new String(Files.readAllBytes(named), StandardCharsets.UTF_8);
      return text.isEmpty() ? List.of() : text.lines().toList();
    } catch (NoSuchFileException first) {
      return List.of();
    }
  }
}
