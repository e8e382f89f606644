package plumb.compiler.unitcache;

/** The bytes that say what kind of node follows. */
final class Tag {
  static final int ABSENT = 0;

  static final int ACCESS = 1;
  static final int AND = 2;
  static final int ARITHMETIC = 3;
  static final int ASSIGN = 4;
  static final int ASSIGN_MANY = 5;
  static final int BLOCK = 6;
  static final int CALL = 7;
  static final int CASE = 8;
  static final int COLLECT = 9;
  static final int COMPARE = 10;
  static final int HASH = 11;
  static final int IF = 12;
  static final int IN = 13;
  static final int INTERPOLATION = 14;
  static final int LAMBDA = 15;
  static final int LIST = 16;
  static final int LITERAL = 17;
  static final int MATCH = 18;
  static final int MATCH_VAR = 19;
  static final int NAMED_VAR = 20;
  static final int NEGATE = 21;
  static final int NEW_CALL = 22;
  static final int NOT = 23;
  static final int OR = 24;
  static final int QUALIFIED_VAR = 25;
  static final int RELATIONSHIP = 26;
  static final int RENDER_EXPR = 27;
  static final int RENDER_TEXT = 28;
  static final int RESOURCE = 29;
  static final int RESOURCE_DEFAULTS = 30;
  static final int RESOURCE_OVERRIDE = 31;
  static final int SELECTOR = 32;
  static final int SLOT_VAR = 33;
  static final int SPLAT = 34;
  static final int TYPE_NAME = 35;
  static final int CHECKED_TEXT = 36;
  static final int RESOURCE_NAME = 37;

  static final int STRING = 1;
  static final int LONG = 2;
  static final int DOUBLE = 3;
  static final int TRUE = 4;
  static final int FALSE = 5;
  static final int UNDEF = 6;
  static final int DEFAULT = 7;
  static final int REGEX = 8;
  static final int VALUE_LIST = 9;
  static final int VALUE_MAP = 10;

  static final int TARGET_ONE = 1;
  static final int TARGET_MANY = 2;

  static final int QUERY_AND = 1;
  static final int QUERY_OR = 2;
  static final int QUERY_ATTRIBUTE = 3;

  private Tag() {}
}
