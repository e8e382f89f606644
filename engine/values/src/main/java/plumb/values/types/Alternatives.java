package plumb.values.types;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tells the problems of several alternatives, such as those of a variant, as few. */
final class Alternatives {
  private Alternatives() {}

  /**
   * The problems of several alternatives as one where each has one of the same kind at the same
   * place.
   *
   * @param varying which step of the ways tells the alternatives apart
   */
  static List<Problem> merge(int varying, Problem.Kind sizeKind, List<List<Problem>> alternatives) {
    List<Problem> all = new ArrayList<>();
    alternatives.forEach(all::addAll);
    List<Predicate<Problem>> kinds =
        List.of(
            p ->
                p.kind() == sizeKind
                    || (sizeKind == Problem.Kind.SIZE && p.kind() == Problem.Kind.COUNT),
            p -> p.kind() == Problem.Kind.MISSING_BLOCK,
            p -> p.kind() == Problem.Kind.UNEXPECTED_BLOCK,
            Problem::isTypeMismatch);
    for (Predicate<Problem> kind : kinds) {
      List<Problem> ofKind = all.stream().filter(kind).toList();
      Problem merged = ofKind.size() == alternatives.size() ? mergeSamePlace(ofKind) : null;
      if (merged != null) {
        all = List.of(merged);
        break;
      }
    }
    List<Problem> distinct = new ArrayList<>(new LinkedHashSet<>(all));
    return distinct.size() == 1 ? List.of(distinct.get(0).withoutStep(varying)) : distinct;
  }

  private static @Nullable Problem mergeSamePlace(List<Problem> problems) {
    Problem result = null;
    for (Problem problem : problems) {
      if (result == null) {
        result = problem;
      } else if (result.canonicalPath().equals(problem.canonicalPath())) {
        result = result.merge(problem);
      } else {
        return null;
      }
    }
    return result;
  }
}
