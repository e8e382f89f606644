package plumb.analysis.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.program.UnitReader;
import plumb.compiler.snapshot.Module;
import plumb.compiler.snapshot.Snapshot;
import plumb.dsl.source.InvalidTextException;
import plumb.dsl.source.SourceText;
import plumb.dsl.source.TextFile;

/** Finds the lookups of all code of an environment: manifests, templates and Ruby. */
final class CodeReads {
  private static final List<String> FOLDERS =
      List.of("manifests", "functions", "plans", "templates", "lib");

  private final UnitReader reader;
  private final KeyReads reads;

  private CodeReads(UnitReader reader, KeyReads reads) {
    this.reader = reader;
    this.reads = reads;
  }

  static void add(Snapshot snapshot, UnitReader reader, KeyReads reads) throws IOException {
    CodeReads code = new CodeReads(reader, reads);
    for (Module module : snapshot.modules()) {
      code.addAll(module.directory());
    }
    for (Path manifest : snapshot.mainManifests()) {
      code.add(manifest);
    }
    Path directory = snapshot.directory();
    if (directory != null) {
      code.addAll(directory);
    }
  }

  private void addAll(Path directory) throws IOException {
    for (String folder : FOLDERS) {
      Path home = directory.resolve(folder);
      if (Files.isDirectory(home)) {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(home)) {
          all.filter(Files::isRegularFile).forEach(files::add);
        }
        for (Path file : files) {
          add(file);
        }
      }
    }
  }

  /** The text; of a file that is no UTF-8, with other letters in place of those that are none. */
  private static String text(Path file) throws IOException {
    try {
      return TextFile.read(file);
    } catch (InvalidTextException e) {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    }
  }

  private void add(Path file) throws IOException {
    if (!TextFile.isReadable(file)) {
      return;
    }
    String name = file.toString();
    String text = text(file);
    if (!text.contains("lookup") && !text.contains("hiera")) {
      return;
    }
    boolean template = name.endsWith(".epp");
    if (name.endsWith(".rb") || name.endsWith(".erb")) {
      TextReads.addRuby(new SourceText(name, text), reads);
      return;
    }
    if (!template && !name.endsWith(".pp")) {
      if (text.contains("<%")) {
        TextReads.addTemplate(new SourceText(name, text), reads);
      }
      return;
    }
    try {
      UnitReader.Syntax syntax = template ? UnitReader.Syntax.EPP : UnitReader.Syntax.MANIFEST;
      ManifestReads.add(name, reader.read(text, name, syntax), reads);
    } catch (InvalidSourceException e) {
      reads.addUnreadable(name, text);
    }
  }
}
