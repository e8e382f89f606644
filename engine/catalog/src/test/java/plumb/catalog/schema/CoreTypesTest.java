package plumb.catalog.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoreTypesTest {
  private static ResourceTypeSchema type(String name) {
    ResourceTypeSchema type = CoreTypes.find(name);
    assertThat(type).as(name).isNotNull();
    return type;
  }

  @Test
  void unknownNamesAreNoTypes() {
    assertThat(CoreTypes.find("nosuchtype")).isNull();
    assertThat(CoreTypes.find("../schema/file")).isNull();
    assertThat(CoreTypes.find("")).isNull();
  }

  @Test
  void titlesOfFilesLoseTheirLastSlashes() {
    ResourceTypeSchema file = type("file");
    assertThat(file.partsOf("/a/b")).isEqualTo(Map.of("path", "/a/b"));
    assertThat(file.partsOf("/a/b//")).isEqualTo(Map.of("path", "/a/b"));
    assertThat(file.partsOf("/")).isEqualTo(Map.of("path", "/"));
    assertThat(file.partsOf("///")).isEqualTo(Map.of("path", "/"));
    assertThatThrownBy(() -> file.partsOf(""))
        .hasMessage("No set of title patterns matched the title \"\".");
  }

  @Test
  void partsOfATitleBecomeAttributes() {
    assertThat(type("sshkey").partsOf("h.example@ssh-rsa"))
        .isEqualTo(Map.of("name", "h.example", "type", "ssh-rsa"));
    assertThat(type("package").partsOf("nginx")).isEqualTo(Map.of("name", "nginx"));
  }

  @Test
  void parametersAreKnown() {
    ResourceTypeSchema service = type("service");
    assertThat(service.accepts("enable")).isTrue();
    assertThat(service.accepts("notify")).isTrue();
    assertThat(service.accepts("content")).isFalse();
    assertThat(service.attribute("ensure"))
        .isEqualTo(
            new Attribute("ensure", Attribute.Kind.PROPERTY, List.of("stopped", "running"), false));
    assertThat(type("exec").canonical("name")).isEqualTo("command");
  }

  @Test
  void autoRelationsAreData() {
    assertThat(type("file").autoRelations())
        .contains(
            new AutoRelation(
                AutoRelation.Relation.REQUIRE, "file", "path", AutoRelation.Selection.ANCESTOR));
  }
}
