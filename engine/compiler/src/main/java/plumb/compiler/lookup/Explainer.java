package plumb.compiler.lookup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.compiler.lookup.Explanation.Event;
import plumb.compiler.lookup.Explanation.Kind;

/** Records how a lookup goes. One explainer explains one lookup, on one thread. */
public final class Explainer {
  private final Explanation root = new Explanation(Kind.ROOT, "", null);
  private final boolean onlyOptions;
  private boolean showsSecrets;
  private @Nullable Secrets secrets;
  private Explanation current = root;

  private Explainer(boolean onlyOptions) {
    this.onlyOptions = onlyOptions;
  }

  /** An explainer of how a value is found. */
  public static Explainer ofValue() {
    return new Explainer(false);
  }

  /** An explainer of how lookup options are assembled; the value itself is not looked up. */
  public static Explainer ofOptions() {
    return new Explainer(true);
  }

  /** Shows decrypted texts, too; otherwise a marker is in their place. */
  public Explainer showingSecrets() {
    showsSecrets = true;
    return this;
  }

  /** Tells what is not to be shown. */
  void keep(Secrets decrypted) {
    secrets = decrypted;
  }

  private Object shown(Object value) {
    return showsSecrets || secrets == null ? value : secrets.hide(value);
  }

  boolean onlyOptions() {
    return onlyOptions;
  }

  void push(Kind kind, Object qualifier) {
    current = current.branch(kind, qualifier);
  }

  void pop() {
    Explanation parent = current.parent();
    current = parent == null ? current : parent;
  }

  void end(Event event, @Nullable String key, @Nullable Found found) {
    current.end(event, key, found);
  }

  void mergeSource(String source) {
    current.branch(Kind.MERGE_SOURCE, source);
  }

  void module(Event event, String name) {
    current.branch(Kind.MODULE, name).end(event, null, null);
  }

  /** Adds a remark at the current step. */
  public void text(String text) {
    current.text(text);
  }

  /** Returns where the lookup looked for the value, in this order. */
  public List<Attempt> attempts() {
    return Attempt.of(root);
  }

  /** Returns the explanation in the reference's layout. */
  public String asText() {
    return new ExplanationText(false, this::shown).render(root);
  }

  /** As {@link #asText}, and each value found in a file tells its line. */
  public String asTextWithLines() {
    return new ExplanationText(true, this::shown).render(root);
  }

  /** Returns the explanation as nested hashes, for JSON and YAML. */
  public Map<String, Object> asData() {
    return shownData(ExplanationData.ofRoot(root));
  }

  private Map<String, Object> shownData(Map<String, Object> data) {
    Map<String, Object> all = new LinkedHashMap<>();
    data.forEach((key, value) -> all.put(key, shown(value)));
    return all;
  }
}
