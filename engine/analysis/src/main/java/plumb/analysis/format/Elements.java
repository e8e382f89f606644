package plumb.analysis.format;

import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.emf.ecore.EObject;

/** The documents of nodes, one after the other. */
final class Elements implements Supplier<Doc> {
  private final Layout layout;
  private final Iterator<? extends EObject> nodes;

  Elements(Layout layout, List<? extends EObject> nodes) {
    this.layout = layout;
    this.nodes = nodes.iterator();
  }

  @Override
  public Doc get() {
    return layout.of(nodes.next());
  }
}
