package plumb.compiler.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.antlr.runtime.CommonToken;
import org.antlr.runtime.Token;
import plumb.compiler.Problems;
import plumb.compiler.lower.LoweringReader;
import plumb.compiler.program.InvalidSourceException;
import plumb.compiler.program.UnitReader;
import plumb.compiler.yaml.DataFileException;
import plumb.compiler.yaml.JsonReader;
import plumb.compiler.yaml.YamlReader;
import plumb.dsl.lexer.LexicalProblems;
import plumb.dsl.lexer.PuppetLexer;
import plumb.dsl.lexer.TokenInput;
import plumb.dsl.source.SourceText;
import plumb.values.EvaluationException;
import plumb.values.Type;
import plumb.values.types.TypeParser;

/** What is fuzzed. A target takes any input; whatever it throws is a finding. */
enum Target {
  /** Tokens of manifests and templates: they tile the text. */
  LEXER {
    @Override
    void run(byte[] input) {
      String text = text(input);
      requireTiling(text, false);
      requireTiling(text, true);
    }
  },

  /** Manifests, as far as the program that they become. */
  MANIFEST {
    @Override
    void run(byte[] input) {
      read(text(input), UnitReader.Syntax.MANIFEST);
    }
  },

  /** EPP templates, as far as the program that they become. */
  TEMPLATE {
    @Override
    void run(byte[] input) {
      read(text(input), UnitReader.Syntax.EPP);
    }
  },

  /** Data files: YAML, and JSON where that reader takes the same text. */
  DATA {
    @Override
    void run(byte[] input) {
      String text = text(input);
      try {
        YamlReader.readData("data.yaml", text);
        YamlReader.readPlain("facts.yaml", text);
      } catch (DataFileException e) {
        requireDescription(e, text);
      }
      try {
        JsonReader.read("data.json", text);
      } catch (DataFileException e) {
        requireDescription(e, text);
      }
    }
  },

  /**
   * Types as text: what can be read can be asked and written; what was written can be read or is
   * refused.
   */
  TYPE {
    @Override
    void run(byte[] input) {
      try {
        Type type = TypeParser.parse(text(input));
        TypeQuestions.ask(type);
        TypeQuestions.ask(TypeParser.parse(type.toString()));
      } catch (EvaluationException e) {
        // No type; or one that says only when it is used what is wrong with it.
      }
    }
  },

  /** Whole compiles of one manifest, in an environment with a little of everything. */
  EVALUATOR {
    @Override
    void run(byte[] input) throws IOException {
      FuzzCompile.compile(text(input));
    }
  },

  /** Calls of functions and constructors with arguments that do not suit them. */
  CALLS {
    @Override
    void run(byte[] input) throws IOException {
      FuzzCompile.compile(new CallGenerator(input).manifest());
    }
  };

  /** Runs an input through the target. */
  abstract void run(byte[] input) throws IOException;

  /** The name of its directories. */
  String directory() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static String text(byte[] input) {
    return new String(input, UTF_8);
  }

  private static void requireTiling(String text, boolean template) {
    SourceText source = new SourceText("fuzz.pp", text);
    LexicalProblems problems = new LexicalProblems(source, new ArrayList<>());
    PuppetLexer lexer =
        new PuppetLexer(new TokenInput(text, template, null, problems, new HashMap<>()));
    int end = 0;
    for (Token token = lexer.nextToken(); token != Token.EOF_TOKEN; token = lexer.nextToken()) {
      CommonToken next = (CommonToken) token;
      if (next.getStartIndex() != end || next.getStopIndex() < end - 1) {
        throw new AssertionError("a token from " + next.getStartIndex() + " follows " + end);
      }
      end = next.getStopIndex() + 1;
    }
    if (end != text.length()) {
      throw new AssertionError("the tokens end at " + end + " of " + text.length());
    }
  }

  private static void read(String text, UnitReader.Syntax syntax) {
    try {
      new LoweringReader().read(text, null, syntax);
    } catch (InvalidSourceException e) {
      requireDescription(e, text);
    }
  }

  /** A problem can be told to people. */
  static void requireDescription(RuntimeException problem, String code) {
    List<String> texts = Problems.describe(problem, code);
    if (texts.isEmpty()) {
      throw problem;
    }
  }
}
