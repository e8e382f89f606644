package plumb.compiler.evaluation;

/** How types and classes are written in references: each segment capitalised. */
public final class ResourceNames {
  private ResourceNames() {}

  /** {@code foo::bar} as {@code Foo::Bar}; leading colons are dropped. */
  public static String capitalize(String name) {
    StringBuilder out = new StringBuilder(name.length());
    boolean start = true;
    for (int i = name.startsWith("::") ? 2 : 0; i < name.length(); i++) {
      char c = name.charAt(i);
      out.append(start ? Character.toUpperCase(c) : c);
      start = c == ':';
    }
    return out.toString();
  }

  /** {@code ::Foo::Bar} as {@code foo::bar}. */
  public static String canonical(String name) {
    String lower = name.toLowerCase(java.util.Locale.ROOT);
    return lower.startsWith("::") ? lower.substring(2) : lower;
  }

  /** The title of a class's resource. Class main alone is written small. */
  public static String classTitle(String name) {
    return name.equals("main") ? name : capitalize(name);
  }
}
