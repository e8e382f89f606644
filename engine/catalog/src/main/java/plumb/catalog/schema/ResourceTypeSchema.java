package plumb.catalog.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a native resource type without loading its provider. Immutable.
 *
 * <p>Metaparameters are not listed; {@link MetaParameters} knows them.
 */
public final class ResourceTypeSchema {
  private final String name;
  private final Map<String, Attribute> attributes;
  private final List<String> namevars;
  private final List<TitlePattern> titlePatterns;
  private final boolean isomorphic;

  /**
   * Creates a schema.
   *
   * @param name lower case, as in {@code file}
   * @param attributes in the order of their declaration
   * @param namevars the attributes that identify an instance, at least one
   * @param titlePatterns tried in order; empty when the whole title is the only namevar
   * @param isomorphic whether two instances may not have the same namevars
   */
  public ResourceTypeSchema(
      String name,
      List<Attribute> attributes,
      List<String> namevars,
      List<TitlePattern> titlePatterns,
      boolean isomorphic) {
    this.name = name;
    Map<String, Attribute> byName = new LinkedHashMap<>();
    for (Attribute attribute : attributes) {
      byName.put(attribute.name(), attribute);
    }
    this.attributes = Collections.unmodifiableMap(byName);
    this.namevars = List.copyOf(namevars);
    this.titlePatterns = List.copyOf(titlePatterns);
    this.isomorphic = isomorphic;
  }

  public String name() {
    return name;
  }

  /** Returns the attributes in the order of their declaration. */
  public Collection<Attribute> attributes() {
    return attributes.values();
  }

  /** Returns an attribute of this type, or null; metaparameters are not among them. */
  public @Nullable Attribute attribute(String attributeName) {
    return attributes.get(attributeName);
  }

  /** Returns whether a resource of this type may have that parameter, metaparameters included. */
  public boolean accepts(String attributeName) {
    return attributes.containsKey(attributeName)
        || MetaParameters.contains(attributeName)
        || attributeName.equals("name");
  }

  /** Returns the attributes that identify an instance. */
  public List<String> namevars() {
    return namevars;
  }

  /** Returns the only attribute that identifies an instance, or "name" when there are several. */
  public String namevar() {
    return namevars.size() == 1 ? namevars.get(0) : "name";
  }

  /** Returns the patterns that titles are taken apart by; empty means that all of it is used. */
  public List<TitlePattern> titlePatterns() {
    return titlePatterns;
  }

  /** Returns whether two instances may not have the same namevars. */
  public boolean isomorphic() {
    return isomorphic;
  }

  /** Returns whether instances can be present or absent. */
  public boolean ensurable() {
    return attributes.containsKey("ensure");
  }
}
