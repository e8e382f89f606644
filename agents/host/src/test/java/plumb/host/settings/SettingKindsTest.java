package plumb.host.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.host.Apply;
import plumb.host.records.SystemFileStore;

class SettingKindsTest {
  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  Path directory;

  private SettingKinds kinds() {
    return new SettingKinds(directory, Map.of(), context -> new SystemFileStore(file -> {}));
  }

  @Test
  void knowsTheTypesThatComeWithPlumb() {
    Map<String, SettingKind> kinds = kinds().kinds();
    assertThat(kinds).hasSizeGreaterThan(100);
    SettingKind nova = Objects.requireNonNull(kinds.get("nova_config"));
    assertThat(nova.file()).isEqualTo(Path.of("/etc/nova/nova.conf"));
    assertThat(nova.several()).isTrue();
    assertThat(nova.after())
        .containsExactly(new DesiredSetting.Reference("Anchor", "nova::install::end"));
  }

  /** The only attribute of these types that asks other programs, as for the number of a network. */
  @Test
  void whatOtherServicesWouldHaveToSayIsRefused() {
    Apply apply = new Apply(directory);
    String status =
        apply
            .with("Ironic_config", "neutron/net", "value", "mgmt", "transform_to", "net_uuid")
            .run()
            .status();
    assertThat(status).isEqualTo("failed");
    assertThat(apply.log())
        .filteredOn(line -> line.contains("transform_to"))
        .containsExactly(
            "err: Parameter transform_to failed on Ironic_config[neutron/net]: values are not"
                + " looked up in other services; give the value itself");
  }

  @Test
  void takesFurtherTypesFromADirectory() throws IOException {
    Files.writeString(
        directory.resolve("shop.yaml"),
        "shop_config: {file: /etc/shop/shop.conf, separator: ' = ', capitalises: false}\n");
    SettingKinds kinds = kinds();
    assertThat(kinds.find("Shop_config")).isNotNull();
    assertThat(kinds.find("Shop")).isNull();
    SettingKind shop = Objects.requireNonNull(kinds.kinds().get("shop_config"));
    assertThat(shop.separator()).isEqualTo(" = ");
    assertThat(shop.capitalises()).isFalse();
    assertThat(shop.absentValue()).isEqualTo("<SERVICE DEFAULT>");
  }

  @Test
  void saysWhatIsWrongWithADescription() throws IOException {
    refuses("shop_config: {file: etc/shop}", "'file' has to be an absolute path");
    refuses("shop_config: {path: /etc/shop}", "there is no key 'path'");
    refuses("shop_config: {file: /etc/shop, after: [shop]}", "'shop' is not a reference");
    refuses("Shop::Config: {file: /etc/shop}", "under the name of a type");
    refuses("- shop", "expects a hash of types");
    refuses("shop: {", "shop.yaml: ");
  }

  private void refuses(String description, String complaint) throws IOException {
    Files.writeString(directory.resolve("shop.yaml"), description);
    assertThatThrownBy(() -> kinds().kinds())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shop.yaml")
        .hasMessageContaining(complaint);
  }

  @Test
  void takesTypesThatCameWithACatalogUnlessTheMachineHasThem() throws IOException {
    assertThat(fileOfShop()).isEqualTo(Path.of("/etc/shop/catalog.conf"));
    Files.writeString(
        directory.resolve("shop.yaml"), "shop_config: {file: /etc/shop/machine.conf}\n");
    assertThat(fileOfShop()).isEqualTo(Path.of("/etc/shop/machine.conf"));
  }

  private Path fileOfShop() {
    Object description = Map.of("file", "/etc/shop/catalog.conf");
    return Objects.requireNonNull(ofCatalog(description).kinds().get("shop_config")).file();
  }

  private SettingKinds ofCatalog(Object description) {
    return new SettingKinds(
        directory, Map.of("shop_config", description), context -> new SystemFileStore(file -> {}));
  }

  @Test
  void trustsNoDescriptionOfACatalog() {
    for (Object description :
        new Object[] {
          "text",
          Map.of(),
          Map.of("file", "/etc/../proc/sysrq-trigger"),
          Map.of("file", "/etc/shop/../passwd"),
          Map.of("file", "/proc/sysrq-trigger"),
          Map.of("file", "/dev/sda"),
          Map.of("file", "/etc/shop", "separator", "=\n[root]\n"),
          Map.of("file", "/etc/shop", "secrets", "yes"),
          Map.of("file", "/etc/shop", "after", "Package[shop]"),
          Map.of("file", "/etc/shop", "command", "x")
        }) {
      assertThatThrownBy(() -> ofCatalog(description).kinds())
          .as(description.toString())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the catalog's types: shop_config");
    }
  }
}
