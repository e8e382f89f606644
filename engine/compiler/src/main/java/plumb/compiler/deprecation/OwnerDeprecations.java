package plumb.compiler.deprecation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What concerns one class or defined type: which of its names are on their way out, and which old
 * names lead to it. Immutable.
 *
 * @param whole of the class or defined type itself; null when it is here to stay
 * @param parameters of its parameters, by name
 * @param former the names that its parameters had, by the name that they have now, in the order in
 *     which data is searched for them
 * @param formerOwners classes or defined types that it takes the place of
 */
public record OwnerDeprecations(
    @Nullable Deprecation whole,
    Map<String, Deprecation> parameters,
    Map<String, List<FormerParameter>> former,
    List<Deprecation> formerOwners) {

  /** Nothing is on its way out. */
  public static final OwnerDeprecations NONE =
      new OwnerDeprecations(null, Map.of(), Map.of(), List.of());

  /**
   * A name that a parameter had.
   *
   * @param key the whole old name, which is its key in data
   * @param steps the renames that lead from there to the parameter, in their order
   */
  public record FormerParameter(String key, List<Deprecation> steps) {}
}
