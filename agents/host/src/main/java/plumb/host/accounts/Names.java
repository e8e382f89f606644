package plumb.host.accounts;

import plumb.agent.provider.Declaration;

/** What users and groups have in common. */
final class Names {
  private Names() {}

  /** Returns the account's name, after checking that no tool can take it for something else. */
  static String account(Declaration declaration) {
    String name = declaration.text("name", declaration.title());
    boolean usable = !name.isEmpty() && !name.startsWith("-");
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      usable &= c > ' ' && c != ':' && c != ',' && c != '/';
    }
    if (!usable) {
      declaration.problem("name", "'" + name + "' is no name of an account");
    }
    return name;
  }

  /** Refuses any other provider than the one that there is. */
  static void checkProvider(Declaration declaration, String only) {
    String provider = declaration.text("provider", only);
    if (!provider.equals(only)) {
      declaration.problem(
          "provider", "'" + provider + "' cannot be used for accounts here; " + only + " can");
    }
  }
}
