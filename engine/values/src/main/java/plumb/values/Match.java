package plumb.values;

import org.jspecify.annotations.Nullable;

/** A match of a {@link Regex}: group 0 is the whole match. Offsets are those of Java chars. */
public final class Match {
  private final String text;
  private final int[] offsets;
  private final CompiledRegex regex;

  Match(String text, int[] offsets, CompiledRegex regex) {
    this.text = text;
    this.offsets = offsets;
    this.regex = regex;
  }

  /** The text of a group, null when the group took no part in the match or does not exist. */
  public @Nullable String group(int index) {
    return start(index) < 0 ? null : text.substring(start(index), end(index));
  }

  /** The text of a named group, null when it took no part or does not exist. */
  public @Nullable String group(String name) {
    int found = -1;
    for (int index : regex.groupsNamed(name)) {
      if (start(index) >= 0) {
        found = index;
      }
    }
    return found < 0 ? null : group(found);
  }

  /** Whether the expression has a group of that name. */
  public boolean hasGroup(String name) {
    return regex.groupsNamed(name).length > 0;
  }

  /** Whether the expression names groups; then only those that it names capture. */
  public boolean hasNames() {
    return regex.hasNames();
  }

  /** The number of groups without group 0. */
  public int groupCount() {
    return offsets.length / 2 - 1;
  }

  /** Where a group starts, -1 when it took no part. */
  public int start(int index) {
    return index < 0 || index > groupCount() ? -1 : offsets[2 * index];
  }

  /** Where a group ends, -1 when it took no part. */
  public int end(int index) {
    return index < 0 || index > groupCount() ? -1 : offsets[2 * index + 1];
  }

  /** The text before the match. */
  public String before() {
    return text.substring(0, start(0));
  }

  /** The text after the match. */
  public String after() {
    return text.substring(end(0));
  }
}
