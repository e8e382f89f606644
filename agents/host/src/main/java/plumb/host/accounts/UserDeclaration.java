package plumb.host.accounts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.Declaration;

/** Turns parameters into what is wanted of a user. */
final class UserDeclaration {
  private static final List<String> PROPERTIES =
      List.of(
          "home",
          "uid",
          "gid",
          "comment",
          "shell",
          "password",
          "password_min_age",
          "password_max_age",
          "password_warn_days",
          "groups",
          "expiry");

  private UserDeclaration() {}

  /** Reads the parameters of a {@code user}; mistakes go to the declaration. */
  static DesiredUser read(Declaration declaration) {
    Names.checkProvider(declaration, "useradd");
    declaration.flag("forcelocal", false); // accounts are always changed locally
    return new DesiredUser(
        Names.account(declaration),
        present(declaration),
        declaration.text("home"),
        declaration.integer("uid"),
        declaration.text("gid"),
        comment(declaration),
        declaration.text("shell"),
        password(declaration),
        declaration.integer("password_min_age"),
        declaration.integer("password_max_age"),
        declaration.integer("password_warn_days"),
        groups(declaration),
        declaration
            .word("membership", List.of("inclusive", "minimum"), "minimum")
            .equals("inclusive"),
        expiry(declaration),
        declaration.flag("managehome", false),
        declaration.flag("system", false),
        declaration.flag("allowdupe", false),
        purgedKeyFiles(declaration));
  }

  private static List<String> purgedKeyFiles(Declaration declaration) {
    Object value = declaration.value("purge_ssh_keys");
    if (value == null || value.toString().equals("false")) {
      return List.of();
    }
    if (value.toString().equals("true")) {
      return List.of("~/.ssh/authorized_keys");
    }
    List<String> files = new ArrayList<>();
    for (Object file : value instanceof List<?> list ? list : List.of(value)) {
      String path = file.toString();
      if (!path.startsWith("/") && !path.startsWith("~/") && !path.startsWith("%h/")) {
        declaration.problem("purge_ssh_keys", "Paths to keyfiles must be absolute, not " + path);
      }
      files.add(path);
    }
    return files;
  }

  /** A user of whom nothing is said but the name is neither created nor removed. */
  private static @Nullable Boolean present(Declaration declaration) {
    String ensure = declaration.word("ensure", List.of("present", "absent"));
    if (ensure != null) {
      return ensure.equals("present");
    }
    for (String property : PROPERTIES) {
      if (declaration.has(property)) {
        return true;
      }
    }
    return null;
  }

  private static @Nullable String comment(Declaration declaration) {
    String comment = declaration.text("comment");
    if (comment != null && (comment.indexOf(':') >= 0 || comment.indexOf('\n') >= 0)) {
      declaration.problem("comment", "comments of users hold neither colons nor line ends");
    }
    return comment;
  }

  private static @Nullable String password(Declaration declaration) {
    String password = declaration.text("password");
    if (password != null && (password.indexOf(':') >= 0 || password.indexOf('\n') >= 0)) {
      declaration.problem("password", "Passwords cannot include ':'");
    }
    return password;
  }

  private static @Nullable List<String> groups(Declaration declaration) {
    List<String> names = declaration.texts("groups");
    if (names == null) {
      return null;
    }
    for (String name : names) {
      if (name.isEmpty()) {
        declaration.problem(
            "groups",
            "Group names must not be empty. If you want to specify \"no groups\" pass an empty"
                + " array");
      } else if (name.indexOf(',') >= 0) {
        declaration.problem(
            "groups", "Group names must be provided as an array, not a comma-separated list.");
      } else if (isNumber(name)) {
        declaration.problem("groups", "Group names must be provided, not GID numbers.");
      }
    }
    List<String> sorted = new ArrayList<>(names);
    Collections.sort(sorted);
    return sorted;
  }

  private static @Nullable String expiry(Declaration declaration) {
    String expiry = declaration.text("expiry");
    if (expiry != null && !expiry.equals("absent") && !isDate(expiry)) {
      declaration.problem("expiry", "Expiry dates must be YYYY-MM-DD or the string \"absent\"");
    }
    return expiry;
  }

  private static boolean isDate(String text) {
    return text.length() == 10
        && isNumber(text.substring(0, 4))
        && text.charAt(4) == '-'
        && isNumber(text.substring(5, 7))
        && text.charAt(7) == '-'
        && isNumber(text.substring(8));
  }

  static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
