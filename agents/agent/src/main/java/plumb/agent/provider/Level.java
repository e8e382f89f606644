package plumb.agent.provider;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Importance of a message, least important first. */
public enum Level {
  DEBUG,
  INFO,
  NOTICE,
  WARNING,
  ERR,
  ALERT,
  EMERG,
  CRIT;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** Returns the name in lower case, as manifests and reports write it. */
  public String label() {
    return label;
  }

  /** Returns the level of that name ("verbose" is another name of info), or null. */
  public static @Nullable Level named(String name) {
    if (name.equals("verbose")) {
      return INFO;
    }
    for (Level level : values()) {
      if (level.label.equals(name)) {
        return level;
      }
    }
    return null;
  }
}
