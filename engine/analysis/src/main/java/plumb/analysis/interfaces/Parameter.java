package plumb.analysis.interfaces;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a class, defined type or function.
 *
 * @param defaultValue null when it has to be given, or the module's data gives it
 * @param data values in the module's own data, as texts, by the file that holds them
 * @param inAllData whether one of those files counts for every node
 * @param optional whether calls of a function may leave it out without a default being written
 * @param repeated whether it takes all remaining arguments
 * @param documentation what the comment above says of it; empty when it says nothing
 * @param uses what the body does with it: which attributes of which resources, or functions, get it
 */
public record Parameter(
    String name,
    Place place,
    DeclaredType type,
    @Nullable DefaultValue defaultValue,
    Map<String, String> data,
    boolean inAllData,
    boolean optional,
    boolean repeated,
    String documentation,
    Set<String> uses) {

  /** Whether those who use it have to set it. */
  public boolean isRequired() {
    return defaultValue == null && !optional && data.isEmpty();
  }
}
