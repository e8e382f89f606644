package plumb.analysis.semantic.checks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import plumb.analysis.Level;
import plumb.analysis.semantic.Code;
import plumb.analysis.semantic.Program;
import plumb.analysis.semantic.Reports;
import plumb.analysis.semantic.SemanticCheck;
import plumb.compiler.program.Attribute;
import plumb.compiler.program.Expr;
import plumb.compiler.program.Relationship;

/**
 * Resources of a class or defined type, and of the classes that it includes, that in every case
 * have to be done before themselves.
 */
final class RelationshipCycle extends SemanticCheck {
  RelationshipCycle() {
    super("relationship_cycle", Level.WARNING);
  }

  /** That one resource is done before another, and where that is said. */
  private record Edge(int pos, String before, String after) {}

  @Override
  public void check(Program program, Reports reports) {
    for (Code code : program.codes()) {
      List<Expr> statements = CertainResources.statements(code.body());
      Map<String, Set<String>> after = included(program, code, statements);
      for (Edge edge : edges(statements)) {
        if (edge.before.equals(edge.after) || reaches(edge.after, edge.before, after)) {
          reports.add(
              edge.pos,
              "this puts " + edge.before + " before " + edge.after + ", which comes before it",
              null);
        } else {
          after.computeIfAbsent(edge.before, one -> new LinkedHashSet<>()).add(edge.after);
        }
      }
    }
  }

  /** What classes say that the code inherits or includes. */
  private static Map<String, Set<String>> included(
      Program program, Code code, List<Expr> statements) {
    List<String> classes = new ArrayList<>(CertainClasses.parent(code.parent()));
    statements.forEach(statement -> classes.addAll(CertainClasses.in(statement)));
    Map<String, Set<String>> after = new HashMap<>();
    for (List<Expr> theirs : CertainClasses.closure(program.project(), classes, code).values()) {
      for (Edge edge : edges(theirs)) {
        after.computeIfAbsent(edge.before, one -> new LinkedHashSet<>()).add(edge.after);
      }
    }
    return after;
  }

  private static boolean reaches(String from, String to, Map<String, Set<String>> after) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (next.equals(to)) {
        return true;
      }
      if (seen.add(next)) {
        open.addAll(after.getOrDefault(next, Set.of()));
      }
    }
    return false;
  }

  private static List<Edge> edges(List<Expr> statements) {
    List<Edge> edges = new ArrayList<>();
    for (CertainResources.Declared declared : CertainResources.in(statements)) {
      for (Attribute attribute : declared.body().attributes()) {
        List<String> others = CertainResources.referred(attribute.value());
        String name = attribute.name();
        if (others == null || name == null) {
          continue;
        }
        for (String other : others) {
          switch (name) {
            case "before", "notify" -> edges.add(new Edge(attribute.pos(), declared.name(), other));
            case "require", "subscribe" ->
                edges.add(new Edge(attribute.pos(), other, declared.name()));
            default -> {}
          }
        }
      }
    }
    for (Expr statement : statements) {
      if (statement instanceof Relationship chain) {
        chain(chain, edges);
      }
    }
    return edges;
  }

  /** Adds the edges of a chain; its right side is what the next arrow starts from. */
  private static void chain(Relationship chain, List<Edge> edges) {
    if (chain.left() instanceof Relationship earlier) {
      chain(earlier, edges);
    }
    Expr left = chain.left() instanceof Relationship earlier ? earlier.right() : chain.left();
    List<String> befores = CertainResources.referred(left);
    List<String> afters = CertainResources.referred(chain.right());
    if (befores == null || afters == null) {
      return;
    }
    boolean forwards =
        chain.arrow() == Relationship.Arrow.BEFORE || chain.arrow() == Relationship.Arrow.NOTIFY;
    for (String before : befores) {
      for (String after : afters) {
        edges.add(
            forwards
                ? new Edge(chain.right().pos(), before, after)
                : new Edge(chain.right().pos(), after, before));
      }
    }
  }
}
