package plumb.compiler.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import plumb.compiler.evaluation.NodeInput;
import plumb.compiler.evaluation.Strictness;

/**
 * Every function and operator in expressions that both evaluate: {@code expressions/*.expressions}
 * beside this class's resources, with the environment that they run in.
 *
 * <p>The table and the differences are in {@code target/parity/expressions.txt}; {@code
 * -Dparity.subject=NAME} runs those of one function or operator.
 */
class ExpressionParityTest {
  private static final int LEAST = 1_500;
  private static final int LEAST_PER_SUBJECT = 8;
  private static final Path DIRECTORY =
      Path.of("src/test/resources/plumb/compiler/parity/expressions");
  private static final Path REPORT = Path.of("target/parity/expressions.txt");

  @Test
  void bothMakeTheSameOfEveryExpression() throws Exception {
    String missing = ReferenceCompiler.missing();
    assumeTrue(missing == null, String.valueOf(missing));
    Map<String, String> known = KnownDifferences.read(DIRECTORY.resolve("known-differences.txt"));
    TreeSet<String> unused = new TreeSet<>(known.keySet());
    List<String> unexpected = new ArrayList<>();
    ParityReport report = new ParityReport();
    NodeInput node = node();
    Path environments = DIRECTORY.toRealPath();
    OwnCompiler own = OwnCompiler.of(environments, List.of(), Strictness.PUPPET_7);
    String wanted = System.getProperty("parity.subject");
    try (ReferenceCompiler reference = ReferenceCompiler.start()) {
      for (Expression expression : expressions()) {
        if (wanted != null && !wanted.equals(expression.subject())) {
          continue;
        }
        Answer expected = reference.evaluate(expression, node, environments);
        List<String> differences =
            (expected.failure() != null) == expression.fails()
                ? expected.differences(own.evaluate(expression.text(), node))
                : List.of("it is in the wrong section; the reference: " + expected);
        report.add(expression.subject(), expression.toString(), differences);
        String key = expression.subject() + " " + expression.text();
        if (!differences.isEmpty() && !unused.remove(key) && !known.containsKey(key)) {
          unexpected.add(expression + ": " + differences);
        }
      }
    }
    report.write(REPORT);
    assertThat(unexpected).as("differences, see also " + REPORT.toAbsolutePath()).isEmpty();
    if (wanted == null) {
      assertThat(unused).as("exceptions that are not needed any more").isEmpty();
    }
  }

  @Test
  void everyFunctionAndOperatorHasEnoughExpressions() throws Exception {
    assumeTrue(Subjects.areInstalled(), "Puppet is not installed: its functions are not known");
    List<Expression> expressions = expressions();
    Map<String, Integer> counts = new HashMap<>();
    expressions.forEach(expression -> counts.merge(expression.subject(), 1, Integer::sum));
    TreeSet<String> subjects = new TreeSet<>(Subjects.functions());
    subjects.addAll(Subjects.OPERATORS);
    subjects.removeIf(subject -> counts.getOrDefault(subject, 0) >= LEAST_PER_SUBJECT);
    assertThat(subjects).as("functions and operators with too few expressions").isEmpty();
    assertThat(expressions).hasSizeGreaterThanOrEqualTo(LEAST);
    assertThat(expressions.stream().filter(Expression::fails).count())
        .as("failing ones of " + expressions.size())
        .isGreaterThanOrEqualTo((expressions.size() + 3) / 4);
  }

  private static NodeInput node() throws IOException {
    return OwnCompiler.node("web1.example.com", ParityTest.facts(), Map.of(), Map.of(), Map.of());
  }

  private static List<Expression> expressions() throws IOException {
    List<Expression> expressions = new ArrayList<>();
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      for (Path file : files.sorted().toList()) {
        if (file.toString().endsWith(".expressions")) {
          expressions.addAll(Expression.read(file));
        }
      }
    }
    return expressions;
  }
}
