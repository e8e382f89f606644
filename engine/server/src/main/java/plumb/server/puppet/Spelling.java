package plumb.server.puppet;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import plumb.server.http.HttpFailure;

/** How names from elsewhere may look. What is wrong with one is told to who sent it. */
final class Spelling {
  /** The database keeps names of so many characters. */
  static final int LONGEST_NAME = 255;

  private static final int LONGEST_RUN = 64;

  /** In bytes; the database looks for them by an index, whose entries are short. */
  private static final int LONGEST_PATH = 2000;

  /** What is shown of a name that is wrong. */
  private static final int SHOWN = 80;

  private static final Pattern ENVIRONMENT = Pattern.compile("\\w{1,255}");

  private Spelling() {}

  /** The name of an environment, as the reference wants it. */
  static String environment(String name) {
    if (ENVIRONMENT.matcher(name).matches()) {
      return name;
    }
    throw HttpFailure.badRequest(
        "The environment must be purely alphanumeric, of up to %d characters, not '%s'"
            .formatted(LONGEST_NAME, shown(name)));
  }

  /** The name of a node. */
  static String node(String name) {
    return name("certname", name, LONGEST_NAME);
  }

  /** The number of a run, which may be missing. */
  static String run(String uuid) {
    return uuid.isEmpty() ? uuid : name("transaction_uuid", uuid, LONGEST_RUN);
  }

  /** A name that is not empty and can be printed. */
  static String name(String what, String name, int longest) {
    if (!name.isEmpty()
        && name.length() <= longest
        && name.chars().noneMatch(Character::isISOControl)) {
      return name;
    }
    throw HttpFailure.badRequest(
        "'%s' has up to %d characters, none of which controls a terminal; '%s' is none such"
            .formatted(what, longest, shown(name)));
  }

  /** A file's path on its node. */
  static String path(String path) {
    if (path.indexOf(0) < 0 && path.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PATH) {
      return path;
    }
    throw HttpFailure.badRequest(
        "a path has up to %d bytes, and no NUL; '%s' is none such"
            .formatted(LONGEST_PATH, shown(path)));
  }

  private static String shown(String name) {
    StringBuilder shown = new StringBuilder();
    name.codePoints()
        .limit(SHOWN)
        .map(c -> Character.isISOControl(c) ? '?' : c)
        .forEach(shown::appendCodePoint);
    return name.codePointCount(0, name.length()) > SHOWN
        ? shown.append("...").toString()
        : shown.toString();
  }
}
