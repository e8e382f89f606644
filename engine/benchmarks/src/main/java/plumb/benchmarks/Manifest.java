package plumb.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import plumb.dsl.ParsedFile;
import plumb.dsl.PuppetParser;
import plumb.dsl.Syntax;
import plumb.dsl.source.SourceText;

/** A manifest in memory. */
record Manifest(String path, String text) {
  /** The manifests of the environment for compiles. */
  static List<Manifest> all(Inputs inputs) {
    return inputs.manifests().stream().map(Manifest::read).toList();
  }

  private static Manifest read(Path file) {
    try {
      return new Manifest(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ParsedFile parse() {
    ParsedFile parsed = PuppetParser.parse(new SourceText(path, text), Syntax.MANIFEST);
    if (!parsed.diagnostics().isEmpty()) {
      throw new IllegalStateException(path + ": " + parsed.diagnostics());
    }
    return parsed;
  }
}
