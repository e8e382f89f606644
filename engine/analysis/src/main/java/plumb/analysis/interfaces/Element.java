package plumb.analysis.interfaces;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.catalog.schema.RubyFunction.Block;

/** Something with a name that others can use. Immutable. */
public sealed interface Element {
  /** The sorts of elements; each has names of its own. */
  enum Kind {
    CLASS("class"),
    DEFINED_TYPE("defined type"),
    RESOURCE_TYPE("resource type"),
    FUNCTION("function"),
    TYPE_ALIAS("type alias"),
    PROVIDER("provider"),
    FACT("fact");

    private final String noun;

    Kind(String noun) {
      this.noun = noun;
    }

    /** The word for one. */
    public String noun() {
      return noun;
    }
  }

  Kind kind();

  /** In lower case without leading colons; of a type alias as it is written. */
  String name();

  Place place();

  /** Whether the module says that it is no business of others. */
  default boolean isPrivate() {
    return false;
  }

  /**
   * A class or a defined type.
   *
   * @param parameters by name, in the order of their declaration
   * @param parent the class that it inherits, or null
   * @param documentation the comment above
   * @param content the resources and classes that its body declares, as words
   */
  record Definition(
      Kind kind,
      String name,
      Place place,
      Map<String, Parameter> parameters,
      @Nullable String parent,
      boolean isPrivate,
      String documentation,
      Set<String> content)
      implements Element {}

  /**
   * A function.
   *
   * @param language what it is written in, for people
   * @param signatures the calls that it takes; empty when its source computes them
   */
  record Function(
      String name,
      Place place,
      String language,
      List<Signature> signatures,
      boolean isPrivate,
      String documentation)
      implements Element {
    @Override
    public Kind kind() {
      return Kind.FUNCTION;
    }
  }

  /**
   * A form that calls of a function may have.
   *
   * @param returns null when nothing is declared
   */
  record Signature(List<Parameter> parameters, Block block, @Nullable DeclaredType returns) {
    /** How many arguments a call needs. */
    public int least() {
      return (int) parameters.stream().filter(Parameter::isRequired).count();
    }

    /** How many arguments a call may have. */
    public int most() {
      boolean rest = !parameters.isEmpty() && parameters.get(parameters.size() - 1).repeated();
      return rest ? Integer.MAX_VALUE : parameters.size();
    }
  }

  /** A name for a data type. */
  record Alias(String name, Place place, DeclaredType type, boolean isPrivate) implements Element {
    @Override
    public Kind kind() {
      return Kind.TYPE_ALIAS;
    }
  }

  /**
   * A resource type that is written in Ruby.
   *
   * @param attributes by name; a type for each, which is Any unless the values are listed
   * @param complete whether the source writes all attributes out
   * @param source the Ruby code
   */
  record ResourceType(
      String name,
      Place place,
      Map<String, DeclaredType> attributes,
      boolean complete,
      String source)
      implements Element {
    @Override
    public Kind kind() {
      return Kind.RESOURCE_TYPE;
    }
  }

  /** A fact, or a provider, which is named {@code type/provider}. */
  record Named(Kind kind, String name, Place place) implements Element {}
}
