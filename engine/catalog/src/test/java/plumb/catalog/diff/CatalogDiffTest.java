package plumb.catalog.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import plumb.catalog.Catalog;
import plumb.catalog.Kind;
import plumb.catalog.Origin;
import plumb.catalog.Resource;
import plumb.catalog.json.CatalogJson;
import plumb.catalog.json.ValueJson;
import plumb.values.Sensitive;
import plumb.values.types.ResourceType;

class CatalogDiffTest {
  private final Catalog before = new Catalog("n", "e");
  private final Catalog after = new Catalog("n", "e");

  private static Resource add(Catalog catalog, String type, String title) {
    Resource resource = new Resource(type, title, Kind.NATIVE);
    catalog.add(resource);
    return resource;
  }

  private static void set(Resource file, String mode, Origin origin) {
    file.parameters().put("mode", mode);
    file.setOrigins(Map.of("mode", origin)::get);
  }

  private String text() {
    return DiffText.of(CatalogDiff.between(before, after));
  }

  @Test
  void addedRemovedAndChangedResourcesAreToldApart() {
    add(before, "File", "/same").parameters().put("mode", "0644");
    add(after, "File", "/same").parameters().put("mode", "0644");
    add(before, "File", "/gone").parameters().put("mode", "0600");
    set(add(before, "File", "/x"), "0644", Origin.manifest("site.pp", 3));
    set(add(after, "File", "/x"), "0600", Origin.data("common.yaml", 7, "Common"));
    add(after, "Service", "nginx").parameters().put("ensure", "running");
    assertThat(text())
        .isEqualTo(
            """
            ~ File[/x]
                mode: '0644' => '0600'  (site.pp:3 => common.yaml:7)
            + Service[nginx]
                ensure: 'running'
            - File[/gone]
                mode: '0600'
            """);
  }

  @Test
  void textsOfManyLinesAreShownByLine() {
    add(before, "File", "/x").parameters().put("content", "1\n2\n3\n4\n5\n6\n7\n");
    add(after, "File", "/x").parameters().put("content", "1\n2\n3\n4\nfive\n6\n7\n");
    assertThat(text())
        .isEqualTo(
            """
            ~ File[/x]
                content:
                    2
                    3
                    4
                  - 5
                  + five
                    6
                    7
            """);
  }

  @Test
  void secretsAreRedacted() {
    Resource old = add(before, "File", "/x");
    old.parameters().put("content", new Sensitive("first"));
    old.markSensitive("content");
    Resource now = add(after, "File", "/x");
    now.parameters().put("content", new Sensitive("second"));
    now.markSensitive("content");
    add(after, "Notify", "n").parameters().put("message", List.of(new Sensitive("third")));
    CatalogDiff diff = CatalogDiff.between(before, after);
    assertThat(DiffText.of(diff) + ValueJson.text(DiffJson.of(diff), false))
        .contains("content: 'Sensitive [value redacted]' => 'Sensitive [value redacted]'")
        .doesNotContain("first")
        .doesNotContain("second")
        .doesNotContain("third");
  }

  @Test
  void aCatalogEqualsItselfReadBack() throws IOException {
    Resource file = add(after, "File", "/x");
    file.parameters().put("require", List.of(new ResourceType("Package", "p")));
    byte[] json = CatalogJson.text(after, true, false).getBytes(StandardCharsets.UTF_8);
    Catalog read = CatalogJson.read(new ByteArrayInputStream(json));
    assertThat(CatalogDiff.between(read, after).isEmpty()).isTrue();
  }

  @Test
  void whatIsNoParameterCountsToo() {
    Resource oldClass = add(before, "Class", "A");
    before.contain(oldClass, add(before, "Notify", "n"));
    add(after, "Class", "A");
    Resource newClass = add(after, "Class", "B");
    Resource moved = add(after, "Notify", "n");
    moved.setExported(true);
    after.contain(newClass, moved);
    assertThat(text())
        .isEqualTo(
            """
            + Class[B]
            ~ Notify[n]
                (container): 'Class[A]' => 'Class[B]'
                (exported): false => true
            """);
  }

  @Test
  void toolsGetTheSameAsData() {
    set(add(before, "File", "/x"), "0644", Origin.manifest("site.pp", 3));
    add(after, "File", "/x");
    assertThat(ValueJson.text(DiffJson.of(CatalogDiff.between(before, after)), false))
        .isEqualTo(
            """
            [{"resource":"File[/x]","change":"changed","parameters":{"mode":{"before":"0644",\
            "after":null,"before_origin":"site.pp:3"}}}]""");
  }
}
