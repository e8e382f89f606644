package plumb.values.functions;

import java.util.List;
import org.jspecify.annotations.Nullable;
import plumb.values.Lambda;
import plumb.values.Match;
import plumb.values.Regex;
import plumb.values.Undef;

/** The forms of {@code index} without a block. */
final class Search {
  private Search() {}

  /** Where a text, or a match, is in another text. */
  static Object indexOfText(List<Object> args, @Nullable Lambda block, Callbacks callbacks) {
    String text = (String) args.get(0);
    int at;
    if (args.get(1) instanceof Regex regex) {
      Match match = regex.match(text);
      at = match == null ? -1 : match.start(0);
    } else {
      at = text.indexOf((String) args.get(1));
    }
    return at < 0 ? Undef.UNDEF : (Object) (long) text.codePointCount(0, at);
  }

  /** The index, or the key, of the first element that is equal to a value. */
  static Object indexOfValue(List<Object> args, @Nullable Lambda block, Callbacks callbacks) {
    Walk walk = Walk.over(args.get(0));
    while (walk.next()) {
      if (RubyOrder.equal(walk.value(), args.get(1))) {
        return walk.key();
      }
    }
    return Undef.UNDEF;
  }
}
