package plumb.catalog.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.values.Undef;

/**
 * Reads some of many facts: what is not asked for is skipped, and the text is read no further than
 * needed. Immutable.
 */
public final class PickedFacts {
  private static final String VALUES = "values";

  private final List<List<String>> paths;
  private final Branch wanted = new Branch();

  /** A part of the paths that are wanted; those that end here are known by their numbers. */
  private static final class Branch {
    final Map<String, Branch> below = new HashMap<>();
    final List<Integer> here = new ArrayList<>();
  }

  /**
   * Prepares to read.
   *
   * @param paths the names of facts, or of parts of structured ones; a number is an element's
   */
  public PickedFacts(Collection<List<String>> paths) {
    this.paths = List.copyOf(paths);
    for (int i = 0; i < this.paths.size(); i++) {
      Branch branch = wanted;
      for (String part : this.paths.get(i)) {
        branch = branch.below.computeIfAbsent(part, unused -> new Branch());
      }
      branch.here.add(i);
    }
  }

  /** The paths, in the order of what is read. */
  public List<List<String>> paths() {
    return paths;
  }

  /**
   * Reads facts, as {@link FactsJson} does.
   *
   * @return a value for each path, null where there is none or it is null
   * @throws InvalidJsonException if the text, as far as it is read, is no JSON
   */
  public @Nullable Object[] from(byte[] json) {
    try {
      @Nullable Object[] found = new Picking().values(json, true);
      return found == null ? nothingIfNull(new Picking().values(json, false)) : found;
    } catch (JsonProcessingException e) {
      throw Json.invalid(e);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes do not fail", e);
    }
  }

  private @Nullable Object[] nothingIfNull(@Nullable Object @Nullable [] found) {
    return found == null ? new @Nullable Object[paths.size()] : found;
  }

  /** One text. */
  private final class Picking {
    private final @Nullable Object[] found = new @Nullable Object[paths.size()];
    private int left = paths.size();

    /**
     * Reads all that is wanted.
     *
     * @param inside whether the facts are the object's {@code values}; else they are the object
     * @return null when there is no such object
     */
    @Nullable Object @Nullable [] values(byte[] json, boolean inside) throws IOException {
      try (JsonParser in = Json.FACTORY.createParser(json)) {
        if (in.nextToken() != JsonToken.START_OBJECT) {
          return null;
        }
        if (!inside) {
          fields(in, wanted);
          return found;
        }
        while (in.nextToken() == JsonToken.FIELD_NAME) {
          boolean here = in.currentName().equals(VALUES);
          if (in.nextToken() == JsonToken.START_OBJECT && here) {
            fields(in, wanted);
            return found;
          }
          in.skipChildren();
        }
        return null;
      }
    }

    private void fields(JsonParser in, Branch branch) throws IOException {
      while (left > 0 && in.nextToken() == JsonToken.FIELD_NAME) {
        Branch next = branch.below.get(in.currentName());
        in.nextToken();
        pick(in, next);
      }
    }

    private void elements(JsonParser in, Branch branch) throws IOException {
      int number = 0;
      while (left > 0 && in.nextToken() != JsonToken.END_ARRAY) {
        pick(in, branch.below.get(Integer.toString(number++)));
      }
    }

    private void pick(JsonParser in, @Nullable Branch branch) throws IOException {
      if (branch == null) {
        in.skipChildren();
      } else if (!branch.here.isEmpty()) {
        take(JsonCursor.at(in).value(), branch);
      } else if (in.currentToken() == JsonToken.START_OBJECT) {
        fields(in, branch);
      } else if (in.currentToken() == JsonToken.START_ARRAY) {
        elements(in, branch);
      }
    }

    private void take(Object value, Branch branch) {
      for (int number : branch.here) {
        found[number] = value.equals(Undef.UNDEF) ? null : value;
        left--;
      }
      for (Map.Entry<String, Branch> below : branch.below.entrySet()) {
        Object part = part(value, below.getKey());
        if (part != null) {
          take(part, below.getValue());
        }
      }
    }

    private @Nullable Object part(Object value, String name) {
      if (value instanceof Map<?, ?> map) {
        return map.get(name);
      }
      if (value instanceof List<?> list) {
        for (int i = 0; i < list.size(); i++) {
          if (Integer.toString(i).equals(name)) {
            return list.get(i);
          }
        }
      }
      return null;
    }
  }
}
