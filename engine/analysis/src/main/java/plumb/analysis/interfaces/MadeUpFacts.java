package plumb.analysis.interfaces;

import java.util.regex.Pattern;

/**
 * A file that adds facts under names that only running it tells.
 *
 * @param place where it does so
 * @param text of the file
 */
public record MadeUpFacts(Place place, String text) {
  /** Whether the file has a name as a word: then it may well be the name of a fact. */
  public boolean mentions(String name) {
    return Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(text).find();
  }
}
