package plumb.environments.puppetfile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;

/**
 * What a Puppetfile declares. Immutable.
 *
 * @param forge the Forge that it asks for, or null
 * @param modules in the order of the file
 * @param problems errors and warnings, in the order of the text
 */
public record Puppetfile(
    SourceText source,
    @Nullable String forge,
    List<ModuleDeclaration> modules,
    List<Diagnostic> problems) {

  /** Reads a Puppetfile; all that is wrong with it is among its problems. */
  public static Puppetfile read(SourceText source) {
    return new Declarations(source).read();
  }

  /** The file that declares nothing. */
  public static Puppetfile empty() {
    return new Puppetfile(new SourceText("Puppetfile", ""), null, List.of(), List.of());
  }

  /** The problems that make it unusable. */
  public List<Diagnostic> errors() {
    return problems.stream().filter(problem -> problem.severity() == Severity.ERROR).toList();
  }
}
