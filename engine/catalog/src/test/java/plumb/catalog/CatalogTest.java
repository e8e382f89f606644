package plumb.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import plumb.catalog.schema.CoreTypes;

class CatalogTest {
  private final Catalog catalog = new Catalog("n", "e");

  private static Resource resource(String type, String title) {
    Resource resource =
        new Resource(type, title, Kind.NATIVE, CoreTypes.find(type.toLowerCase(Locale.ROOT)));
    resource.declaredAt("/site.pp", title.length());
    return resource;
  }

  @Test
  void aSecondDeclarationIsRefusedWithThePlaceOfTheFirst() {
    catalog.add(resource("Notify", "a"));
    assertThatThrownBy(() -> catalog.add(resource("Notify", "a")))
        .isInstanceOf(DuplicateResourceException.class)
        .hasMessage(
            "Duplicate declaration: Notify[a] is already declared at (file: /site.pp, line: 1);"
                + " cannot redeclare");
    assertThat(catalog.resources()).hasSize(1);
  }

  @Test
  void theSameNamevarUnderAnotherTitleIsRefused() {
    Resource first = resource("File", "/tmp/x");
    catalog.add(first);
    Resource second = resource("File", "second");
    second.parameters().put("path", "/tmp/x");
    assertThatThrownBy(() -> catalog.add(second))
        .hasMessage(
            "Cannot alias File[second] to [\"/tmp/x\"] at (file: /site.pp, line: 6);"
                + " resource [\"File\", \"/tmp/x\"] already declared (file: /site.pp, line: 6)");
  }

  @Test
  void typesThatAllowItShareTheirNamevar() {
    Resource first = resource("Exec", "a");
    first.parameters().put("command", "/bin/true");
    Resource second = resource("Exec", "b");
    second.parameters().put("command", "/bin/true");
    catalog.add(first);
    catalog.add(second);
    assertThat(catalog.resources("Exec")).containsExactlyInAnyOrder(first, second);
  }

  @Test
  void severalNamevarsAreOneKey() {
    Resource apt = resource("Package", "a");
    apt.parameters().put("name", "x");
    apt.parameters().put("provider", "apt");
    Resource pip = resource("Package", "b");
    pip.parameters().put("name", "x");
    pip.parameters().put("provider", "pip");
    catalog.add(apt);
    catalog.add(pip);
    Resource again = resource("Package", "c");
    again.parameters().put("name", "x");
    again.parameters().put("provider", "pip");
    assertThatThrownBy(() -> catalog.add(again))
        .hasMessageContaining("resource [\"Package\", nil, \"x\", \"pip\"] already declared");
  }

  @Test
  void aliasesFindTheResource() {
    Resource file = resource("File", "/etc/motd");
    file.parameters().put("alias", List.of("motd", "welcome"));
    catalog.add(file);
    assertThat(catalog.find("File[motd]")).isSameAs(file);
    assertThat(catalog.find("File", "welcome")).isSameAs(file);
    assertThat(catalog.find("File[none]")).isNull();
    assertThat(catalog.find("File")).isNull();
  }

  @Test
  void edgesFollowTheOrderOfTheirTargets() {
    Resource a = resource("Notify", "a");
    Resource b = resource("Notify", "b");
    Resource c = resource("Notify", "c");
    List.of(a, b, c).forEach(catalog::add);
    assertThat(catalog.contain(a, c)).isTrue();
    assertThat(catalog.contain(a, b)).isTrue();
    assertThat(catalog.contain(b, c)).isTrue();
    assertThat(catalog.contain(a, c)).isFalse();
    assertThat(catalog.edges()).containsExactly(new Edge(a, b), new Edge(a, c), new Edge(b, c));

    catalog.removeIf(b::equals);
    assertThat(catalog.edges()).containsExactly(new Edge(a, c));
    assertThat(catalog.find("Notify", "b")).isNull();
  }
}
