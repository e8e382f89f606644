package plumb.values.types;

import org.jspecify.annotations.Nullable;
import plumb.values.Assumptions;
import plumb.values.Type;
import plumb.values.TypeText;

/** {@code CatalogEntry}, and the base of {@code Class} and the resource types. */
public class CatalogEntryType extends Type {
  public static final CatalogEntryType CATALOG_ENTRY = new CatalogEntryType();

  CatalogEntryType() {}

  /**
   * The reference as a resource's parameter holds it: the reference implementation keeps resources
   * there, which print without quotes and equal no type.
   */
  public CatalogEntryType asParameter() {
    return this;
  }

  /** The type that a parameter's value stands for. */
  public CatalogEntryType asReference() {
    return this;
  }

  /** References to catalog entries are types, so that no value is an instance of one. */
  @Override
  public boolean isInstance(Object value) {
    return false;
  }

  @Override
  public boolean accepts(Type other, @Nullable Assumptions assumed) {
    return other instanceof CatalogEntryType;
  }

  @Override
  public String name() {
    return "CatalogEntry";
  }

  @Override
  public void appendTo(TypeText out) {
    out.append(name());
  }
}
