package plumb.query.evaluation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import plumb.query.Condition;
import plumb.query.InvalidQueryException;
import plumb.query.Operand;
import plumb.query.Query;
import plumb.query.Term;
import plumb.query.TermKind;
import plumb.store.Store;
import plumb.store.nodes.NodeRow;
import plumb.store.nodes.Reports;
import plumb.values.EvaluationException;

/**
 * One query over one list of nodes: a set of them for each condition. What costs more is asked of
 * those nodes only that what costs less leaves over. For one thread.
 */
final class Evaluation {
  private final Query query;
  private final List<NodeRow> nodes;
  private final Set<String> catalogs;
  private final Store store;
  private final FactColumns facts;
  private final CatalogTests catalogTests;
  private final long now;
  private final Patience patience = new Patience();
  private @Nullable Set<String> inNoop;

  /**
   * Prepares an evaluation.
   *
   * @param catalogs the numbers of all nodes' catalogs
   * @param now milliseconds since 1970
   */
  Evaluation(
      Query query,
      List<NodeRow> nodes,
      Set<String> catalogs,
      Store store,
      FactColumns facts,
      CatalogTests catalogTests,
      long now) {
    this.query = query;
    this.nodes = nodes;
    this.catalogs = catalogs;
    this.store = store;
    this.facts = facts;
    this.catalogTests = catalogTests;
    this.now = now;
  }

  /** The nodes for which the query holds, in their order. */
  List<NodeRow> run() throws InvalidQueryException {
    BitSet all = new BitSet();
    all.set(0, nodes.size());
    return listed(of(query.condition(), all));
  }

  private List<NodeRow> listed(BitSet which) {
    return which.stream().mapToObj(nodes::get).toList();
  }

  private BitSet of(Condition condition, BitSet within) throws InvalidQueryException {
    if (within.isEmpty()) {
      return within;
    }
    if (condition instanceof Condition.And and) {
      BitSet left = within;
      for (Condition one : cheapestFirst(and.all())) {
        left = of(one, left);
      }
      return left;
    }
    if (condition instanceof Condition.Or or) {
      BitSet found = new BitSet();
      for (Condition one : cheapestFirst(or.any())) {
        found.or(of(one, without(within, found)));
      }
      return found;
    }
    if (condition instanceof Condition.Not not) {
      return without(within, of(not.negated(), within));
    }
    if (condition instanceof Condition.Present present) {
      return present(present.term(), within);
    }
    return test((Condition.Test) condition, within);
  }

  private static BitSet without(BitSet set, BitSet others) {
    BitSet left = (BitSet) set.clone();
    left.andNot(others);
    return left;
  }

  private static BitSet select(BitSet within, IntPredicate test) {
    BitSet found = new BitSet();
    within.stream().filter(test).forEach(found::set);
    return found;
  }

  private static List<Condition> cheapestFirst(Collection<Condition> conditions) {
    List<Condition> sorted = new ArrayList<>(conditions);
    sorted.sort(Comparator.comparingInt(Evaluation::cost));
    return sorted;
  }

  private static int cost(Condition condition) {
    if (condition instanceof Condition.Or or) {
      return or.any().stream().mapToInt(Evaluation::cost).max().orElse(0);
    }
    if (condition instanceof Condition.And and) {
      return and.all().stream().mapToInt(Evaluation::cost).max().orElse(0);
    }
    if (condition instanceof Condition.Not not) {
      return cost(not.negated());
    }
    Term term =
        condition instanceof Condition.Test test
            ? test.term()
            : ((Condition.Present) condition).term();
    return switch (term.kind()) {
      case FACT -> 2;
      case CLASS, ROLE, RESOURCE -> 1;
      default -> 0;
    };
  }

  private BitSet present(Term term, BitSet within) {
    return switch (term.kind()) {
      case CLASS, ROLE, RESOURCE -> byCatalog(CatalogTest.any(term.kind()), within);
      case REPORT_NOOP -> select(within, i -> isInNoop(nodes.get(i)));
      case REPORT_AGE, FACTS_AGE, CATALOG_AGE ->
          select(within, i -> time(term.kind(), nodes.get(i)) != null);
      case FACT -> byFact(term, within, value -> value != null && !value.equals(false));
      case NAME, ENVIRONMENT, STATUS -> within;
    };
  }

  private BitSet test(Condition.Test test, BitSet within) throws InvalidQueryException {
    try {
      Comparison comparison = new Comparison(test.operator(), test.operands(), patience);
      return switch (test.term().kind()) {
        case NAME -> select(within, i -> comparison.holds(nodes.get(i).name()));
        case ENVIRONMENT -> select(within, i -> comparison.holds(nodes.get(i).environment()));
        case STATUS -> select(within, i -> comparison.holds(status(nodes.get(i))));
        case REPORT_NOOP -> select(within, i -> comparison.holds(isInNoop(nodes.get(i))));
        case REPORT_AGE, FACTS_AGE, CATALOG_AGE -> select(within, i -> hasAge(test, nodes.get(i)));
        case CLASS, ROLE, RESOURCE -> byCatalog(CatalogTest.of(test, patience), within);
        case FACT -> byFact(test.term(), within, comparison::holds);
      };
    } catch (EvaluationException e) {
      throw InvalidQueryException.at(
          query.text(),
          test.place().offset(),
          test.place().length(),
          e.code(),
          String.valueOf(e.getMessage()),
          e.hint());
    }
  }

  private static String status(NodeRow node) {
    String status = node.status();
    return status == null ? "unknown" : status;
  }

  private boolean isInNoop(NodeRow node) {
    Set<String> all = inNoop;
    if (all == null) {
      all = store.with(handle -> new Reports(handle).nodesInNoop());
      inNoop = all;
    }
    return all.contains(node.name());
  }

  private static @Nullable Long time(TermKind kind, NodeRow node) {
    return switch (kind) {
      case REPORT_AGE -> node.reportAt();
      case FACTS_AGE -> node.factsAt();
      default -> node.catalogAt();
    };
  }

  private boolean hasAge(Condition.Test test, NodeRow node) {
    Long time = time(test.term().kind(), node);
    return time != null
        && test.operands().get(0) instanceof Operand.Span span
        && test.operator().holds(Long.compare(now - time, span.duration().toMillis()));
  }

  private BitSet byCatalog(CatalogTest test, BitSet within) {
    Map<String, Boolean> passing = catalogTests.of(test, catalogs);
    return select(
        within,
        i -> {
          String catalog = nodes.get(i).catalog();
          return catalog != null && passing.getOrDefault(catalog, false);
        });
  }

  private BitSet byFact(Term term, BitSet within, Predicate<@Nullable Object> test) {
    Map<String, FactColumns.Cell> column =
        facts.of(listed(within), query.factPaths()).getOrDefault(term.path(), Map.of());
    return select(
        within,
        i -> {
          FactColumns.Cell cell = column.get(nodes.get(i).name());
          return test.test(cell == null ? null : cell.value());
        });
  }
}
