package plumb.host.concat;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.CatalogView;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.PassiveProvider;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.ResourceLog;
import plumb.agent.provider.Shown;

/** Holds fragments for the files that are put together from them ({@code concat_fragment}). */
public final class FragmentProvider implements PassiveProvider<DesiredFragment> {
  private static final Pattern NO_ORDER = Pattern.compile("[:\n/]");

  private final CatalogView catalog;

  /** Opens the provider for one run. */
  public FragmentProvider(ProviderContext context) {
    this.catalog = context.catalog();
  }

  @Override
  public @Nullable String name(DesiredFragment desired) {
    return null;
  }

  @Override
  public DesiredFragment desire(Declaration declaration) {
    String target = text(declaration, "target", "Target must be a String");
    String tag = declaration.text("tag");
    String content = text(declaration, "content", "Content must be a String");
    List<String> sources = declaration.texts("source");
    if (target == null && tag == null) {
      declaration.problem("No 'target' or 'tag' set");
    }
    if (sources == null && content == null) {
      declaration.problem("Set either 'source' or 'content'");
    }
    if (sources != null && content != null) {
      declaration.problem("Can't use 'source' and 'content' at the same time");
    }
    return new DesiredFragment(
        declaration.text("name", declaration.title()),
        target,
        tag,
        order(declaration),
        content,
        sources == null ? List.of() : sources,
        declaration.secret("content") || declaration.secret("source"));
  }

  private static @Nullable String text(Declaration declaration, String name, String complaint) {
    Object value = declaration.value(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    declaration.problem(name, complaint);
    return null;
  }

  private static String order(Declaration declaration) {
    Object order = declaration.value("order");
    if (order == null) {
      return "10";
    }
    if (!(order instanceof String || order instanceof Long)) {
      declaration.problem("order", "$order is not a string or integer.");
    } else if (NO_ORDER.matcher(order.toString()).find()) {
      declaration.problem("order", "Order cannot contain '/', ':', or '\\n'.");
    }
    return order.toString();
  }

  @Override
  public String identity(DesiredFragment desired) {
    return desired.name();
  }

  @Override
  public Boolean observe(DesiredFragment desired, ResourceLog log) {
    boolean hasFile =
        catalog.identities("Concat_file").stream()
            .map(path -> catalog.desired("Concat_file", path, DesiredConcat.class))
            .anyMatch(file -> file != null && desired.belongsTo(file));
    if (!hasFile) {
      log.warning(
          "There is no concat_file for "
              + Shown.value(desired.target() == null ? desired.tag() : desired.target())
              + " in the catalog");
    }
    return hasFile;
  }
}
