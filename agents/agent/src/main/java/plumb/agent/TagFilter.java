package plumb.agent;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Leaves out resources by their tags, as the options {@code tags} and {@code skip_tags} say. */
public final class TagFilter {
  private final Set<String> wanted;
  private final Set<String> unwanted;

  /**
   * Creates a filter.
   *
   * @param wanted a resource needs one of these tags; empty means that every resource passes
   * @param unwanted a resource must have none of these
   */
  public TagFilter(List<String> wanted, List<String> unwanted) {
    this.wanted = lowerCase(wanted);
    this.unwanted = lowerCase(unwanted);
  }

  private static Set<String> lowerCase(List<String> tags) {
    Set<String> lower = new HashSet<>();
    tags.forEach(tag -> lower.add(tag.strip().toLowerCase(Locale.ROOT)));
    return lower;
  }

  /** Returns why resources with those tags are left out, or null when they are not. */
  @Nullable String reasonToSkip(Set<String> tags) {
    for (String tag : unwanted) {
      if (tags.contains(tag)) {
        return "Skipping with skip tags " + String.join(", ", unwanted);
      }
    }
    if (wanted.isEmpty()) {
      return null;
    }
    for (String tag : wanted) {
      if (tags.contains(tag)) {
        return null;
      }
    }
    return "Not tagged with " + String.join(", ", wanted);
  }
}
