package plumb.catalog.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import plumb.catalog.schema.RubyToken.Kind;
import plumb.catalog.schema.SchemaDraft.AttributeDraft;

/**
 * Reads the schema of a resource type from its Ruby source without running it.
 *
 * <p>It sees what is written with literals: {@code newtype}, {@code newparam}, {@code newproperty},
 * {@code ensurable}, {@code isnamevar}, {@code newvalues}, {@code title_patterns}, loops over
 * literal lists, mixins that the type extends, and methods of the type that wrap {@code newparam}
 * or {@code newproperty}; and types that are registered by the Resource API, whose definition is
 * plain data. What a source computes stays unknown, but for title patterns: whoever has the
 * libraries may know them, and is asked when a title is first taken apart.
 */
public final class RubyTypeScanner {

  /** Where the sources of modules are. */
  public interface Libraries {
    /**
     * Returns a source below any {@code lib} directory, or null where there is none.
     *
     * @param path relative, such as {@code puppet_x/my_module/mixin.rb}
     */
    @Nullable String source(String path);

    /** Returns whether there is a provider of the type; only then it has that parameter. */
    boolean hasProviders(String typeName);

    /**
     * Returns whether all sources at that path hold the code that is known, so that what its
     * methods give is known as well.
     */
    boolean isKnown(String path);

    /**
     * Returns the title patterns of a type whose source computes them.
     *
     * @throws plumb.values.EvaluationException when they cannot be determined
     */
    List<TitlePattern> titlePatterns(String typeName);
  }

  private final String typeName;
  private final Libraries libraries;
  private final List<RubyToken> tokens;
  private final SchemaDraft draft;
  private final Map<String, List<String>> lists = new HashMap<>();
  private final Map<String, Attribute.Kind> declarers = new HashMap<>();
  private final Set<String> methods = new HashSet<>();
  private List<AttributeDraft> current = List.of();
  private String method = "";
  private String methodParameter = "";
  private boolean inType;
  private boolean found;
  private boolean registered;
  private int at;

  private RubyTypeScanner(
      String typeName, String source, Libraries libraries, SchemaDraft draft, boolean inType) {
    this.typeName = typeName;
    this.libraries = libraries;
    this.tokens = new RubyLexer(source).tokens();
    this.draft = draft;
    this.inType = inType;
    declarers.put("newparam", Attribute.Kind.PARAMETER);
    declarers.put("newproperty", Attribute.Kind.PROPERTY);
  }

  /**
   * Returns the schema of a type, or null if the source does not define that type.
   *
   * @param typeName lower case
   * @param source content of {@code lib/puppet/type/NAME.rb}
   */
  public static @Nullable ResourceTypeSchema scan(
      String typeName, String source, Libraries libraries) {
    SchemaDraft draft = new SchemaDraft();
    RubyTypeScanner scanner = new RubyTypeScanner(typeName, source, libraries, draft, false);
    scanner.read();
    if (!scanner.found && !scanner.registered) {
      return null;
    }
    // Registered types choose their provider themselves.
    if (!scanner.registered && libraries.hasProviders(typeName)) {
      draft.attribute(Attribute.Kind.PARAMETER, "provider");
    }
    return draft.schema(typeName, () -> libraries.titlePatterns(typeName));
  }

  private void read() {
    for (at = 0; at < tokens.size(); at++) {
      RubyToken token = tokens.get(at);
      if (token.kind() == Kind.WORD) {
        word(token.text());
      } else if (token.isPunctuation("[")) {
        list();
      }
    }
    // A type that knows how to create and destroy is ensurable without saying so.
    if (methods.contains("exists?") && methods.contains("create") && methods.contains("destroy")) {
      draft.attribute(Attribute.Kind.PROPERTY, "ensure");
    }
  }

  private void word(String word) {
    if (word.equals("newtype")) {
      inType = typeName.equals(literal(argument()));
      found |= inType;
    } else if (word.equals("register_type")) {
      registered |= new RegisteredType(tokens).read(skipParenthesis(at + 1), typeName, draft);
    } else if (word.equals("def")) {
      method();
    } else if (inType) {
      statement(word);
    }
  }

  private void statement(String word) {
    Attribute.Kind kind = declarers.get(word);
    if (kind != null) {
      attribute(kind);
      return;
    }
    switch (word) {
      case "isnamevar" -> current.forEach(AttributeDraft::setNamevar);
      case "newvalue", "newvalues" -> values();
      case "@isomorphic" -> draft.setIsomorphic(!text(at + 2).equals("false"));
      case "ensurable" -> {
        if (isStatement()) {
          ensurable();
        }
      }
      case "provide" -> {
        if (isStatement()) {
          draft.attribute(Attribute.Kind.PARAMETER, "provider");
        }
      }
      case "extend" -> {
        if (isStatement()) {
          mixin();
        }
      }
      default -> {}
    }
  }

  private void ensurable() {
    AttributeDraft ensure = draft.attribute(Attribute.Kind.PROPERTY, "ensure");
    current = List.of(ensure);
    if (!text(at + 1).equals("do")) {
      ensure.addValue("present");
      ensure.addValue("absent");
    }
  }

  /** Takes what the methods of a mixin declare as declared: a type extends it to call them. */
  private void mixin() {
    StringBuilder path = new StringBuilder();
    for (int i = at + 1; i < tokens.size() && tokens.get(i).kind() != Kind.LINE_END; i++) {
      path.append(tokens.get(i).isPunctuation("::") ? "/" : snakeCase(tokens.get(i).text()));
    }
    String source = libraries.source(path.append(".rb").toString());
    if (source != null) {
      new RubyTypeScanner(typeName, source, libraries, draft, true).read();
    }
  }

  private static String snakeCase(String constant) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < constant.length(); i++) {
      char c = constant.charAt(i);
      if (Character.isUpperCase(c) && i > 0 && !Character.isUpperCase(constant.charAt(i - 1))) {
        path.append('_');
      }
      path.append(Character.toLowerCase(c));
    }
    return path.toString();
  }

  /** Reads the name and the options of a new attribute; its block follows. */
  private void attribute(Attribute.Kind kind) {
    RubyToken first = argument();
    List<String> names =
        first != null && first.kind() == Kind.WORD
            ? lists.getOrDefault(first.text(), List.of())
            : literals(first);
    if (names.isEmpty()) {
      // A method that hands its own first parameter on declares attributes itself.
      if (first != null && first.text().equals(methodParameter)) {
        declarers.put(method, kind);
      }
      return;
    }
    current = new ArrayList<>();
    names.forEach(name -> current.add(draft.attribute(kind, name)));
    options();
  }

  /** Looks through the rest of the line for {@code namevar: true} and a boolean parent. */
  private void options() {
    for (int i = at + 1; i < tokens.size() && !tokens.get(i).is("do") && !endsCall(i); i++) {
      RubyToken token = tokens.get(i);
      boolean key = token.kind() == Kind.LABEL || token.kind() == Kind.SYMBOL;
      if (key && (token.text().equals("namevar") || token.text().equals("is_namevar"))) {
        current.forEach(AttributeDraft::setNamevar);
      } else if (token.is("Boolean")) {
        List.of("true", "false", "yes", "no")
            .forEach(value -> current.forEach(attribute -> attribute.addValue(value)));
      }
    }
  }

  private void values() {
    for (int i = skipParenthesis(at + 1); i < tokens.size() && !endsCall(i); i++) {
      RubyToken token = tokens.get(i);
      if (token.kind() == Kind.LABEL || token.is("do") || token.isPunctuation("{")) {
        return;
      }
      if (token.kind() == Kind.SYMBOL
          || token.kind() == Kind.STRING
          || token.is("true")
          || token.is("false")) {
        current.forEach(attribute -> attribute.addValue(token.text()));
      } else if (token.kind() == Kind.REGEX || token.kind() == Kind.WORD) {
        current.forEach(AttributeDraft::setOpen);
      }
    }
  }

  /** Remembers {@code [:a, :b].each do |name|} and {@code NAMES = [:a, :b]}. */
  private void list() {
    List<String> elements = new ArrayList<>();
    int i = at + 1;
    while (i < tokens.size() && !tokens.get(i).isPunctuation("]")) {
      RubyToken token = tokens.get(i++);
      elements.addAll(literals(token));
      if (literal(token) == null && !token.isPunctuation(",") && token.kind() != Kind.LINE_END) {
        return;
      }
    }
    if (text(i + 1).equals(".") && text(i + 2).equals("each")) {
      int bar = text(i + 4).equals("|") ? i + 4 : i + 3;
      lists.put(text(bar + 1), elements);
    } else if (text(at - 1).equals("=")) {
      lists.put(text(at - 2), elements);
    }
  }

  private void method() {
    boolean ofClass = text(at + 1).equals("self") && text(at + 2).equals(".");
    int name = ofClass ? at + 3 : at + 1;
    method = text(name);
    methodParameter = text(name + 1).equals("(") ? text(name + 2) : "";
    if (inType && !ofClass) {
      methods.add(method);
    }
    if (inType && method.equals("title_patterns")) {
      draft.setTitles(new TitlePatternReader(tokens, knowsTitleMethods()).read(name));
    }
    at = name;
  }

  private boolean knowsTitleMethods() {
    for (int i = 1; i < tokens.size(); i++) {
      if (tokens.get(i - 1).is("require") && TitleMethods.FEATURE.equals(literal(tokens.get(i)))) {
        return libraries.isKnown(TitleMethods.FEATURE + ".rb");
      }
    }
    return false;
  }

  /** Whether the current word begins a statement instead of being the name of something. */
  private boolean isStatement() {
    return at == 0 || tokens.get(at - 1).kind() == Kind.LINE_END;
  }

  /** Whether the arguments of a call end there: a comma continues them on the next line. */
  private boolean endsCall(int index) {
    String before = text(index - 1);
    return tokens.get(index).isPunctuation(")")
        || tokens.get(index).kind() == Kind.LINE_END && !before.equals(",") && !before.equals("(");
  }

  private @Nullable RubyToken argument() {
    int first = skipParenthesis(at + 1);
    return first < tokens.size() ? tokens.get(first) : null;
  }

  private int skipParenthesis(int index) {
    return text(index).equals("(") ? index + 1 : index;
  }

  private static @Nullable String literal(@Nullable RubyToken token) {
    if (token == null || token.kind() != Kind.SYMBOL && token.kind() != Kind.STRING) {
      return null;
    }
    return token.text();
  }

  private static List<String> literals(@Nullable RubyToken token) {
    String literal = literal(token);
    return literal == null ? List.of() : List.of(literal);
  }

  private String text(int index) {
    return index >= 0 && index < tokens.size() ? tokens.get(index).text() : "";
  }
}
