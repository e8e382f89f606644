package plumb.catalog.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import plumb.values.Regex;

/** What a source has said so far about a resource type. */
final class SchemaDraft {
  private final Map<String, AttributeDraft> properties = new LinkedHashMap<>();
  private final Map<String, AttributeDraft> parameters = new LinkedHashMap<>();
  private final List<TitlePattern> titles = new ArrayList<>();
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

  void setTitles(List<TitlePattern> patterns) {
    titles.clear();
    titles.addAll(patterns);
  }

  ResourceTypeSchema schema(String typeName) {
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
        typeName, attributes, namevars, titles(namevars), false, isomorphic, List.of());
  }

  /** Where the patterns are computed by code, the title is taken as the name. */
  private List<TitlePattern> titles(List<String> namevars) {
    if (titles.isEmpty() && namevars.size() > 1) {
      String whole = namevars.contains("name") ? "name" : namevars.get(0);
      return List.of(new TitlePattern(Regex.of("(.*)", Regex.MULTILINE), List.of(whole)));
    }
    return titles;
  }
}
