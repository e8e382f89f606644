package plumb.values;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An instance of the type {@code Error}. */
public record ErrorValue(
    String message, @Nullable String kind, @Nullable String issueCode, Object details)
    implements Value {

  /** Its attributes that are set, in the order in which they print. */
  public Map<Object, Object> attributes() {
    Map<Object, Object> result = new LinkedHashMap<>();
    result.put("msg", message);
    if (kind != null) {
      result.put("kind", kind);
    }
    if (details != Undef.UNDEF) {
      result.put("details", details);
    }
    if (issueCode != null) {
      result.put("issue_code", issueCode);
    }
    return result;
  }
}
