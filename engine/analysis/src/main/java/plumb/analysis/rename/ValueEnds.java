package plumb.analysis.rename;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.eclipse.emf.ecore.EObject;
import org.jspecify.annotations.Nullable;
import plumb.dsl.ParsedFile;
import plumb.dsl.PuppetParser;
import plumb.dsl.Syntax;
import plumb.dsl.puppet.AttributeOperation;
import plumb.dsl.puppet.KeyedEntry;
import plumb.dsl.source.SourceText;

/** Where the values of a file's attributes and hash entries stand. Reads the file when asked. */
final class ValueEnds {
  private final SourceText source;
  private final Syntax syntax;
  private @Nullable Map<Integer, int[]> places;

  ValueEnds(SourceText source, Syntax syntax) {
    this.source = source;
    this.syntax = syntax;
  }

  /** Where the value behind a name starts. */
  int start(int pos) {
    int[] place = places().get(pos);
    return place == null ? -1 : place[0];
  }

  /** Where the value behind a name ends, exclusive; -1 when no value is known there. */
  int of(int pos) {
    int[] place = places().get(pos);
    return place == null ? -1 : place[1];
  }

  private Map<Integer, int[]> places() {
    Map<Integer, int[]> known = places;
    if (known == null) {
      known = new HashMap<>();
      ParsedFile file = PuppetParser.parse(source, syntax);
      for (Iterator<EObject> all = file.ast().eAllContents(); all.hasNext(); ) {
        EObject node = all.next();
        EObject value = null;
        EObject name = node;
        if (node instanceof AttributeOperation attribute) {
          value = attribute.getValue();
        } else if (node instanceof KeyedEntry entry) {
          name = entry.getKey();
          value = entry.getValue();
        }
        if (value != null) {
          known.put(file.offset(name), new int[] {file.offset(value), file.end(value)});
        }
      }
      places = known;
    }
    return known;
  }
}
