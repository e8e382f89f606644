package plumb.host.mysql;

/**
 * What was found of a database. Immutable.
 *
 * @param present whether it is there
 * @param charset name of the character set
 * @param collate name of the order of its letters
 */
record DatabaseState(boolean present, String charset, String collate) {
  static final DatabaseState ABSENT = new DatabaseState(false, "", "");
}
