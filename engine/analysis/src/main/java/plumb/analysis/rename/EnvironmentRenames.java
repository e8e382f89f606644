package plumb.analysis.rename;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.rename.Renames.Rename;
import plumb.analysis.rename.Rewrite.Remark;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Project;
import plumb.analysis.uses.CodeNames;
import plumb.analysis.uses.RubyNames;
import plumb.compiler.deprecation.DeprecationFile;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.program.Unit;
import plumb.compiler.program.UnitReader;
import plumb.compiler.snapshot.Definitions;
import plumb.compiler.snapshot.Module;
import plumb.compiler.yaml.DataFileException;
import plumb.compiler.yaml.DataMap;
import plumb.compiler.yaml.HoconReader;
import plumb.compiler.yaml.Position;
import plumb.dsl.Syntax;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.InvalidTextException;
import plumb.dsl.source.SourceText;
import plumb.dsl.source.TextFile;

/** Renames what the files of an environment write out. */
public final class EnvironmentRenames {
  private final Renames renames;

  private final OptionNames options = new OptionNames();
  private final OwnReads ownReads;
  private final UnitReader reader;
  private final Project project;

  public EnvironmentRenames(Renames renames) {
    Definitions definitions = renames.environment().definitions();
    this.renames = renames;
    this.ownReads = new OwnReads(renames);
    this.reader = definitions.reader();
    this.project = Project.of(definitions.snapshot(), reader);
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
        String text = read(file);
        options.add(text);
        ownReads.add(text);
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

  /** Whether it may be data; what declares the old names is none. */
  private static boolean isData(Path file) {
    return !file.endsWith(DeprecationFile.NAME)
        && Set.of("yaml", "yml", "eyaml", "json").contains(ending(file));
  }

  private Rewrite of(Path file) throws IOException {
    String text = read(file);
    if (!renames.isIn(text.toLowerCase(Locale.ROOT))) {
      return Rewrite.NONE;
    }
    if (isData(file)) {
      return DataRenames.of(renames, options, ownReads, module(file), file.toString(), text);
    }
    SourceText source = new SourceText(file.toString(), text);
    return switch (ending(file)) {
      case "pp" -> program(source, Syntax.MANIFEST);
      case "epp" -> program(source, Syntax.EPP);
      case "conf", "hocon" -> hocon(source);
      case "erb", "rb" -> {
        CodeRenames found = renames(source, Syntax.MANIFEST);
        RubyNames.show(text, found);
        yield found.rewrite();
      }
      default -> Rewrite.NONE;
    };
  }

  /** The module that a file lies in; null for none. */
  private @Nullable String module(Path file) {
    for (Module module : renames.environment().definitions().snapshot().modules()) {
      if (file.startsWith(module.directory())) {
        return module.name();
      }
    }
    return null;
  }

  private CodeRenames renames(SourceText source, Syntax syntax) {
    return new CodeRenames(renames, source, new ValueEnds(source, syntax));
  }

  private Rewrite program(SourceText source, Syntax syntax) {
    UnitReader.Syntax read =
        syntax == Syntax.EPP ? UnitReader.Syntax.EPP : UnitReader.Syntax.MANIFEST;
    try {
      Unit unit = reader.read(source.text(), source.path(), read);
      CodeRenames found = renames(source, syntax);
      CodeNames.show(Program.of(source, unit, null, project), found);
      return found.rewrite();
    } catch (InvalidSourceException e) {
      Diagnostic first = e.diagnostics().get(0);
      Remark remark = new Remark(first.line(), first.column(), "not read: " + first.message());
      return new Rewrite(List.of(), 0, List.of(remark));
    }
  }

  /** Keys of HOCON may be written in parts, so that people rename them. */
  private Rewrite hocon(SourceText source) {
    List<Remark> remarks = new ArrayList<>();
    try {
      DataMap data = HoconReader.read(source.path(), source.text());
      for (int i = 0; i < data.size(); i++) {
        String key = String.valueOf(data.keyAt(i));
        Rename rename = renames.parameter(key);
        if (rename != null) {
          int at = data.positionAt(i);
          String message = key + " is " + rename.end() + " now; HOCON is not rewritten";
          remarks.add(new Remark(Position.line(at), Position.column(at), message));
        }
      }
    } catch (DataFileException e) {
      // Other files have this ending, too.
      return Rewrite.NONE;
    }
    return new Rewrite(List.of(), 0, remarks);
  }

  private static String read(Path file) throws IOException {
    try {
      return TextFile.read(file);
    } catch (InvalidTextException e) {
      return "";
    }
  }
}
