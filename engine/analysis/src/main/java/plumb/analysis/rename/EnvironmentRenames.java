package plumb.analysis.rename;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import plumb.dsl.ParsedFile;
import plumb.dsl.PuppetParser;
import plumb.dsl.Syntax;
import plumb.dsl.source.InvalidTextException;
import plumb.dsl.source.SourceText;
import plumb.dsl.source.TextFile;

/** Renames what the files of an environment write out. */
public final class EnvironmentRenames {
  private final Renames renames;

  private final OptionNames options = new OptionNames();

  public EnvironmentRenames(Renames renames) {
    this.renames = renames;
  }

  /**
   * What is to be changed, by file; files without anything to say are left out.
   *
   * @throws IOException when a file cannot be read
   */
  public Map<Path, Rewrite> of(Collection<Path> files) throws IOException {
    Map<Path, Rewrite> rewrites = new LinkedHashMap<>();
    for (Path file : files) {
      if (isData(file)) {
        options.add(read(file));
      }
    }
    for (Path file : files) {
      Rewrite rewrite = of(file);
      if (!rewrite.fixes().isEmpty() || !rewrite.remarks().isEmpty()) {
        rewrites.put(file, rewrite);
      }
    }
    return rewrites;
  }

  private static String ending(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static boolean isData(Path file) {
    return Set.of("yaml", "yml", "eyaml", "json").contains(ending(file));
  }

  private Rewrite of(Path file) throws IOException {
    if (isData(file)) {
      return DataRenames.of(renames, options, file.toString(), read(file));
    }
    return switch (ending(file)) {
      case "pp" -> manifest(file, Syntax.MANIFEST);
      case "epp" -> manifest(file, Syntax.EPP);
      default -> Rewrite.NONE;
    };
  }

  private Rewrite manifest(Path file, Syntax syntax) throws IOException {
    SourceText source = new SourceText(file.toString(), read(file));
    ParsedFile parsed = PuppetParser.parse(source, syntax);
    return parsed.hasErrors() ? Rewrite.NONE : ManifestRenames.of(renames, parsed);
  }

  private static String read(Path file) throws IOException {
    try {
      return TextFile.read(file);
    } catch (InvalidTextException e) {
      return "";
    }
  }
}
