package plumb.analysis.uses;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.analysis.semantic.Code;
import plumb.compiler.program.Call;
import plumb.compiler.program.Expr;

/**
 * Is shown the names that a file uses. Names are in lower case and without leading colons, but for
 * those of type aliases; positions are offsets in UTF-16 units, of the name or of what stands
 * shortly before it.
 */
public interface NameVisitor {
  /** What a name can be of. */
  enum Named {
    CLASS,
    /** A defined type, or one in Ruby. */
    RESOURCE,
    FUNCTION,
    TYPE_ALIAS
  }

  /**
   * What has parameters.
   *
   * @param isClass whether it is a class; otherwise any type of resources
   * @param name empty where it is computed
   */
  record Owner(boolean isClass, String name) {
    /** Whether it may be any that has such parameters. */
    public boolean isComputed() {
      return name.isEmpty();
    }
  }

  /**
   * A parameter that is set.
   *
   * @param pos of its name
   * @param together the names that are set at the same place
   * @param isShared whether the code uses the hash that has it for something else, too
   * @param isWhole whether all that stands beside it is written out
   */
  record Argument(
      Owner owner,
      String name,
      int pos,
      Expr value,
      Site site,
      Set<String> together,
      boolean isShared,
      boolean isWhole) {}

  /** From now on names are those of a definition. */
  default void enter(Code code) {}

  /** The thing itself is named. */
  void name(Named named, String name, int pos);

  /** A parameter is set. */
  default void argument(Argument argument) {}

  /** Something may be set that is not written out. */
  default void computed(Owner owner, int pos) {}

  /**
   * A class, or resources, are declared.
   *
   * @param given all that is set there; null when that is not known
   */
  default void declared(Owner owner, @Nullable Set<String> given, int pos) {}

  /** A parameter is read from a resource, or asked for. */
  default void read(Owner owner, String parameter, int pos, Site site) {}

  /** Something is read of a resource by a name that is computed. */
  default void computedRead(Owner owner, int pos) {}

  /** A parameter is read from something that may be such a resource. */
  default void perhapsRead(Owner owner, String parameter, int pos) {}

  /** A variable of a class is read, or a key of data looked up. */
  void key(String key, int pos, Site site);

  /**
   * A key is looked up whose name is computed.
   *
   * @param parts what is written out of it; null for what is not
   */
  default void computedKey(List<@Nullable String> parts, int pos) {}

  /** A text that may name something, or may not; of those that do, too. */
  default void text(String text, int pos) {}

  /** A function is called. */
  default void call(Call call, String name) {}
}
