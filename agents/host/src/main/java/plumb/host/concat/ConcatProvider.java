package plumb.host.concat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.CatalogView;
import plumb.agent.provider.Declaration;
import plumb.agent.provider.FileSource;
import plumb.agent.provider.Generated;
import plumb.agent.provider.PassiveProvider;
import plumb.agent.provider.ProviderContext;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.Relations;
import plumb.agent.provider.ResourceLog;
import plumb.values.Binary;
import plumb.values.Sensitive;

/**
 * Puts files together from the fragments of the catalog ({@code concat_file}). The file itself is a
 * resource that this one brings with it, so it is compared, saved, checked and written as any file.
 */
public final class ConcatProvider implements PassiveProvider<DesiredConcat> {
  private final ProviderContext context;

  /** Opens the provider for one run. */
  public ConcatProvider(ProviderContext context) {
    this.context = context;
  }

  @Override
  public @Nullable String name(DesiredConcat desired) {
    return null;
  }

  @Override
  public DesiredConcat desire(Declaration declaration) {
    return new ConcatDeclaration(declaration).read();
  }

  @Override
  public String identity(DesiredConcat desired) {
    return desired.path();
  }

  /** What the file would wait for, it has to wait for itself: the file comes with it. */
  @Override
  public void relate(DesiredConcat desired, Relations relations) {
    for (int end = desired.path().lastIndexOf('/'); end >= 0; ) {
      String directory = end == 0 ? "/" : desired.path().substring(0, end);
      if (relations.has("File", directory)) {
        relations.require("File", directory);
        break;
      }
      end = desired.path().lastIndexOf('/', end - 1);
    }
    requireNamed(desired, relations, "User", "owner");
    requireNamed(desired, relations, "Group", "group");
  }

  private static void requireNamed(
      DesiredConcat desired, Relations relations, String type, String attribute) {
    Object name = desired.attributes().get(attribute);
    if (name instanceof String text && !FragmentOrder.isNumber(text)) {
      relations.require(type, text);
    }
  }

  @Override
  public List<Generated> generate(DesiredConcat desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException {
    if (context.catalog().has("File", desired.path())) {
      throw new ProviderException("The catalog has a file " + desired.path() + " of its own");
    }
    Map<String, Object> attributes = new LinkedHashMap<>(desired.attributes());
    attributes.put("path", desired.path());
    if (desired.present()) {
      List<DesiredFragment> fragments = fragments(desired);
      Object content = content(desired, fragments);
      boolean secret = fragments.stream().anyMatch(DesiredFragment::secret);
      attributes.put("content", secret ? new Sensitive(content) : content);
    }
    return List.of(new Generated("File", desired.path(), attributes));
  }

  private List<DesiredFragment> fragments(DesiredConcat desired) throws ProviderException {
    CatalogView catalog = context.catalog();
    List<DesiredFragment> fragments = new ArrayList<>();
    for (String name : catalog.identities("Concat_fragment")) {
      DesiredFragment fragment = catalog.desired("Concat_fragment", name, DesiredFragment.class);
      if (fragment != null && fragment.belongsTo(desired)) {
        fragments.add(fragment);
      }
    }
    FragmentOrder.check(desired, fragments);
    fragments.sort(FragmentOrder.of(desired));
    return fragments;
  }

  private Binary content(DesiredConcat desired, List<DesiredFragment> fragments)
      throws ProviderException, IOException, InterruptedException {
    List<byte[]> contents = new ArrayList<>();
    for (DesiredFragment fragment : fragments) {
      contents.add(desired.ensureNewline() ? ended(bytes(fragment)) : bytes(fragment));
    }
    if (desired.format() == FragmentFormat.PLAIN) {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      contents.forEach(content::writeBytes);
      return new Binary(content.toByteArray());
    }
    List<String> texts =
        contents.stream().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).toList();
    String document = desired.format().document(texts, desired.force());
    return new Binary(document.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] ended(byte[] bytes) {
    if (bytes.length > 0 && bytes[bytes.length - 1] == '\n') {
      return bytes;
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    longer[bytes.length] = '\n';
    return longer;
  }

  private byte[] bytes(DesiredFragment fragment)
      throws ProviderException, IOException, InterruptedException {
    if (fragment.content() != null) {
      return fragment.content().getBytes(StandardCharsets.UTF_8);
    }
    for (String source : fragment.sources()) {
      FileSource.Entry entry = context.files().find(source, true);
      if (entry != null) {
        try (InputStream in = entry.open()) {
          return in.readAllBytes();
        }
      }
    }
    throw new ProviderException(
        "Could not retrieve source(s) " + String.join(", ", fragment.sources()));
  }
}
