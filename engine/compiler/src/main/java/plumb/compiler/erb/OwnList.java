package plumb.compiler.erb;

import java.util.ArrayList;
import java.util.Collection;
import plumb.values.SizeLimit;

/** An array that the template has made itself: it alone may change it. */
final class OwnList extends ArrayList<Object> {
  private static final long serialVersionUID = 1L;

  OwnList() {}

  OwnList(int size) {
    super(size);
  }

  OwnList(Collection<?> elements) {
    super(elements);
  }

  @Override
  public boolean add(Object element) {
    SizeLimit.checkElements(size() + 1L);
    return super.add(element);
  }

  @Override
  public boolean addAll(Collection<?> elements) {
    SizeLimit.checkElements(size() + (long) elements.size());
    return super.addAll(elements);
  }
}
