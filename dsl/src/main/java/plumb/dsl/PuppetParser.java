package plumb.dsl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.xtext.nodemodel.util.NodeModelUtils;
import org.jspecify.annotations.Nullable;
import plumb.dsl.lexer.HeredocBody;
import plumb.dsl.lexer.LexicalProblems;
import plumb.dsl.lexer.TokenInput;
import plumb.dsl.puppet.Heredoc;
import plumb.dsl.puppet.HeredocText;
import plumb.dsl.puppet.Manifest;
import plumb.dsl.puppet.PuppetFactory;
import plumb.dsl.source.Diagnostic;
import plumb.dsl.source.Severity;
import plumb.dsl.source.SourceText;

/** Parses manifests and templates. Thread-safe: a parse shares nothing but the grammar. */
public final class PuppetParser {
  private final SourceText source;
  private final Syntax syntax;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Map<Integer, HeredocBody> heredocs = new HashMap<>();

  private PuppetParser(SourceText source, Syntax syntax) {
    this.source = source;
    this.syntax = syntax;
  }

  /** Parses a file. What is wrong with it is found in the result; nothing is thrown. */
  public static ParsedFile parse(SourceText source, Syntax syntax) {
    try {
      return new PuppetParser(source, syntax).parse();
    } catch (StackOverflowError e) {
      return tooDeep(source, syntax);
    } catch (RuntimeException e) {
      // The generated parser wraps what its actions throw.
      if (String.valueOf(e).contains("StackOverflowError")) {
        return tooDeep(source, syntax);
      }
      throw e;
    }
  }

  private static ParsedFile tooDeep(SourceText source, Syntax syntax) {
    Diagnostic diagnostic =
        new Diagnostic(
            "NESTING_TOO_DEEP",
            Severity.ERROR,
            "this text nests too deeply to be read",
            source,
            0,
            0,
            "name parts of it with variables");
    return new ParsedFile(
        source, syntax, PuppetFactory.eINSTANCE.createManifest(), List.of(diagnostic), Map.of());
  }

  private ParsedFile parse() {
    LexicalProblems problems = new LexicalProblems(source, diagnostics);
    ParseRun run = new ParseRun(source, input(problems, null), problems, diagnostics);
    EObject root = run.parse("Manifest");
    TreeShape shape = new TreeShape(source, diagnostics);
    parseHeredocs(run.builder().heredocs, shape);
    shape.finish(run.builder());
    diagnostics.sort(Comparator.comparingInt(Diagnostic::offset));
    keepFirstOfEachLine();
    Manifest ast =
        root instanceof Manifest manifest ? manifest : PuppetFactory.eINSTANCE.createManifest();
    return new ParsedFile(source, syntax, ast, diagnostics, heredocs);
  }

  private TokenInput input(LexicalProblems problems, @Nullable HeredocBody body) {
    return new TokenInput(
        source.text(), syntax == Syntax.EPP && body == null, body, problems, heredocs);
  }

  /** The expressions within heredocs are parsed by themselves, and hung below their tags. */
  private void parseHeredocs(List<Heredoc> nodes, TreeShape shape) {
    for (Heredoc node : nodes) {
      HeredocBody body = heredocs.get(offsetOf(node));
      if (body != null && body.interpolated()) {
        LexicalProblems problems = new LexicalProblems(source, diagnostics);
        ParseRun run = new ParseRun(source, input(problems, body), problems, diagnostics);
        if (run.parse("HeredocText") instanceof HeredocText text) {
          node.setText(text);
        }
        parseHeredocs(run.builder().heredocs, shape);
        shape.finish(run.builder());
      }
    }
  }

  /** A second syntax error on a line nearly always follows from the first. */
  private void keepFirstOfEachLine() {
    for (int i = diagnostics.size() - 1; i > 0; i--) {
      if (diagnostics.get(i).line() == diagnostics.get(i - 1).line()) {
        diagnostics.remove(i);
      }
    }
  }

  private static int offsetOf(EObject node) {
    return NodeModelUtils.getNode(node).getOffset();
  }
}
