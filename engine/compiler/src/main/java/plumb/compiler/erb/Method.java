package plumb.compiler.erb;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The methods and operators that templates may call, of any class. */
enum Method {
  NIL("nil?"),
  TO_S("to_s"),
  INSPECT("inspect"),
  IS_A("is_a?"),
  INSTANCE_OF("instance_of?"),
  CLASS("class"),
  EQUAL("=="),
  EQL("eql?"),
  UNEQUAL("!="),
  COMPARE("<=>"),
  LESS("<"),
  LESS_EQUAL("<="),
  GREATER(">"),
  GREATER_EQUAL(">="),
  MATCHES("=~"),
  MATCHES_NOT("!~"),
  MATCH("match"),
  HAS_MATCH("match?"),
  PLUS("+"),
  MINUS("-"),
  TIMES("*"),
  DIVIDE("/"),
  REMAINDER("%"),
  INTERSECTION("&"),
  UNION("|"),
  APPEND("<<"),
  PUSH("push"),
  INDEX("[]"),
  EMPTY("empty?"),
  SIZE("size"),
  UPCASE("upcase"),
  DOWNCASE("downcase"),
  CAPITALIZE("capitalize"),
  STRIP("strip"),
  LSTRIP("lstrip"),
  RSTRIP("rstrip"),
  CHOMP("chomp"),
  CHARS("chars"),
  START_WITH("start_with?"),
  END_WITH("end_with?"),
  INCLUDE("include?"),
  SUB("sub"),
  GSUB("gsub"),
  SPLIT("split"),
  LJUST("ljust"),
  RJUST("rjust"),
  TO_SYM("to_sym"),
  TO_I("to_i"),
  TO_A("to_a"),
  ABS("abs"),
  TIMES_DO("times"),
  EACH("each"),
  EACH_PAIR("each_pair"),
  EACH_WITH_INDEX("each_with_index"),
  EACH_INDEX("each_index"),
  MAP("map"),
  FLAT_MAP("flat_map"),
  SELECT("select"),
  REJECT("reject"),
  FIND("find"),
  SORT("sort"),
  SORT_BY("sort_by"),
  ANY("any?"),
  ALL("all?"),
  NONE("none?"),
  JOIN("join"),
  FIRST("first"),
  LAST("last"),
  MAX("max"),
  MIN("min"),
  FLATTEN("flatten"),
  UNIQ("uniq"),
  COMPACT("compact"),
  COMPACT_IN_PLACE("compact!"),
  REVERSE("reverse"),
  ZIP("zip"),
  TRANSPOSE("transpose"),
  FIND_INDEX("index"),
  DROP("drop"),
  TAKE("take"),
  COUNT("count"),
  KEYS("keys"),
  VALUES("values"),
  VALUES_AT("values_at"),
  HAS_KEY("key?"),
  FETCH("fetch"),
  DIG("dig"),
  MERGE("merge"),
  DELETE("delete");

  private static final Map<String, Method> BY_NAME = byName();

  private final String name;

  Method(String name) {
    this.name = name;
  }

  /** Whether it matches a regular expression, so that its groups can be asked for. */
  boolean matches() {
    return this == MATCHES || this == MATCHES_NOT || this == MATCH;
  }

  /** Whether it may match a regular expression beside what it is for. */
  boolean searches() {
    return switch (this) {
      case SUB, GSUB, SPLIT, START_WITH, INDEX, FIND_INDEX -> true;
      default -> false;
    };
  }

  /** Whether it changes an array or hash in its place. */
  boolean changes() {
    return switch (this) {
      case APPEND, PUSH, COMPACT_IN_PLACE, DELETE -> true;
      default -> false;
    };
  }

  /** The method of that name; null when templates with it need Ruby. */
  static @Nullable Method named(String name) {
    return BY_NAME.get(name);
  }

  private static Map<String, Method> byName() {
    Map<String, Method> all = new HashMap<>();
    for (Method method : values()) {
      all.put(method.name, method);
    }
    all.put("kind_of?", IS_A);
    all.put("length", SIZE);
    all.put("collect", MAP);
    all.put("collect_concat", FLAT_MAP);
    all.put("filter", SELECT);
    all.put("detect", FIND);
    all.put("has_key?", HAS_KEY);
    all.put("find_index", FIND_INDEX);
    return all;
  }
}
