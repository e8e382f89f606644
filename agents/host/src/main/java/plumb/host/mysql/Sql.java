package plumb.host.mysql;

/** How names and texts stand in SQL. */
final class Sql {
  private Sql() {}

  /** Returns a literal. */
  static String text(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /** Returns the name of a database, table or column. */
  static String name(String name) {
    return "`" + name.replace("`", "``") + "`";
  }
}
