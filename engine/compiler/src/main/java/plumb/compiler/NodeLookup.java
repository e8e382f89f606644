package plumb.compiler;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.compiler.data.CompileData;
import plumb.compiler.evaluation.CallSite;
import plumb.compiler.evaluation.Compilation;
import plumb.compiler.evaluation.CompileLog;
import plumb.compiler.evaluation.Environment;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.lookup.Explainer;
import plumb.compiler.lookup.Found;
import plumb.compiler.lookup.LookupRequest;
import plumb.compiler.lookup.Secrets;
import plumb.compiler.program.Body;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.Frame;
import plumb.compiler.program.Lines;
import plumb.compiler.program.Literal;
import plumb.compiler.program.Source;
import plumb.compiler.program.Unit;
import plumb.values.EvaluationException;
import plumb.values.Type;
import plumb.values.Undef;

/** Lookups that no manifest makes: as a call at top scope would see them for a node. One thread. */
public final class NodeLookup implements AutoCloseable {
  private final Compilation compilation;
  private final CallSite site;
  private final CompileData data;

  NodeLookup(Compilation compilation) {
    this.compilation = compilation;
    Body nothing = new Body(List.of(), new Literal(0, Undef.UNDEF));
    Unit unit =
        new Unit(
            Lines.of(""),
            List.of(),
            nothing,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            false);
    Source source = new Source(unit, null, null);
    Frame frame = new Frame(compilation, source, compilation.topScope(), null, nothing);
    site = new CallSite(compilation, frame, 0);
    data = CompileData.of(compilation);
  }

  /** Lookups that see facts, trusted data and the other variables that a node brings along. */
  public static NodeLookup of(Environment environment, NodeInput node, CompileLog log) {
    Compilation compilation = new Compilation(environment, node, log);
    try {
      compilation.prepare();
    } catch (CompileException e) {
      compilation.close();
      throw e;
    }
    return new NodeLookup(compilation);
  }

  /**
   * Lookups that see the variables that the site manifest sets, too: the catalog is compiled first.
   *
   * @throws plumb.compiler.program.CompileException when it does not compile
   */
  public static NodeLookup afterCompile(Environment environment, NodeInput node, CompileLog log) {
    Compilation compilation = new Compilation(environment, node, log);
    try {
      Object unused = Compiler.run(compilation);
    } catch (CompileException | EvaluationException e) {
      compilation.close();
      throw e;
    }
    return new NodeLookup(compilation);
  }

  /** What was decrypted in this compile. */
  public Secrets secrets() {
    return data.secrets();
  }

  /** The type that an expression denotes, such as {@code Array[String]}. */
  public Type type(String expression) {
    try {
      return data.type(expression, site);
    } catch (EvaluationException e) {
      throw new CompileException(e.code(), e.getMessage());
    }
  }

  /**
   * Looks up.
   *
   * @param explainer told how it went; null when nobody wants to know
   * @throws plumb.compiler.program.CompileException when nothing is found, data is broken, or the
   *     value is not what was asked for
   */
  public Found find(LookupRequest request, @Nullable Explainer explainer) {
    try {
      return data.lookup(request, explainer, site);
    } catch (EvaluationException e) {
      throw new CompileException(e.code(), secrets().hide(e.getMessage()));
    } catch (CompileException e) {
      throw e.reworded(secrets()::hide);
    }
  }

  /** Gives back what the lookups used of the environment; there are no more of them. */
  @Override
  public void close() {
    compilation.close();
  }
}
