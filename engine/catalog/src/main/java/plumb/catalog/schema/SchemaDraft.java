package plumb.catalog.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a source has said so far about a resource type. */
final class SchemaDraft {
  private final Map<String, AttributeDraft> properties = new LinkedHashMap<>();
  private final Map<String, AttributeDraft> parameters = new LinkedHashMap<>();
  private @Nullable List<TitlePattern> titles;
  private boolean titlesSaid;
  private boolean isomorphic = true;

  /** An attribute that is being read. */
  static final class AttributeDraft {
    private final List<String> values = new ArrayList<>();
    private boolean open;
    private boolean namevar;

    void addValue(String value) {
      values.add(value);
    }

    /** Says that not only the listed values are accepted. */
    void setOpen() {
      open = true;
    }

    void setNamevar() {
      namevar = true;
    }

    private Attribute attribute(String name, Attribute.Kind kind) {
      return new Attribute(name, kind, List.copyOf(values), open || values.isEmpty());
    }
  }

  /** Returns the draft of an attribute, a new one if it was not mentioned before. */
  AttributeDraft attribute(Attribute.Kind kind, String name) {
    return (kind == Attribute.Kind.PROPERTY ? properties : parameters)
        .computeIfAbsent(name, unused -> new AttributeDraft());
  }

  void setIsomorphic(boolean isomorphic) {
    this.isomorphic = isomorphic;
  }

  /** Says what titles are taken apart by; null says that code computes it. */
  void setTitles(@Nullable List<TitlePattern> patterns) {
    titles = patterns;
    titlesSaid = true;
  }

  /**
   * Returns the schema.
   *
   * @param computedTitles gives the title patterns when the source has not listed them
   */
  ResourceTypeSchema schema(String typeName, Supplier<List<TitlePattern>> computedTitles) {
    List<Attribute> attributes = new ArrayList<>();
    // Puppet puts this one first wherever it was declared.
    AttributeDraft ensure = properties.get("ensure");
    if (ensure != null) {
      attributes.add(ensure.attribute("ensure", Attribute.Kind.PROPERTY));
    }
    properties.forEach(
        (name, draft) -> {
          if (draft != ensure) {
            attributes.add(draft.attribute(name, Attribute.Kind.PROPERTY));
          }
        });
    List<String> namevars = new ArrayList<>();
    parameters.forEach(
        (name, draft) -> {
          attributes.add(draft.attribute(name, Attribute.Kind.PARAMETER));
          if (draft.namevar || name.equals("name")) {
            namevars.add(name);
          }
        });
    return new ResourceTypeSchema(
        typeName,
        attributes,
        namevars,
        titles(namevars, computedTitles),
        false,
        isomorphic,
        List.of());
  }

  private Supplier<List<TitlePattern>> titles(
      List<String> namevars, Supplier<List<TitlePattern>> computed) {
    List<TitlePattern> listed = titles;
    if (listed != null) {
      return () -> listed;
    }
    return titlesSaid || namevars.size() > 1 ? computed : List::of;
  }
}
