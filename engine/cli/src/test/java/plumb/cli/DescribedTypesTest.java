package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module describes a resource type, which then needs no program anywhere. */
class DescribedTypesTest {
  private static final String MANIFEST =
      "shop_config { 'till/currency': value => 'EUR' }\n"
          + "shop_config { 'till/pin': value => '1234', secret => true }\n";

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  Path directory;

  @BeforeEach
  void describe() throws IOException {
    Path types = Files.createDirectories(directory.resolve("modules/shop/types.d"));
    Files.writeString(
        types.resolve("shop_config.yaml"),
        "shop_config:\n  file: " + shop() + "\n  separator: ': '\n  secrets: true\n");
  }

  private Path shop() {
    return directory.resolve("shop.conf");
  }

  private CommandRun run(String command, String... more) {
    String[] arguments = new String[more.length + 3];
    arguments[0] = command;
    arguments[1] = "--modulepath";
    arguments[2] = directory.resolve("modules").toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return CommandRun.of(arguments);
  }

  @Test
  void isAppliedFromTheModuleAlone() throws IOException {
    CommandRun run = apply();
    assertThat(run.out() + run.err()).contains("Shop_config[till/currency]");
    assertThat(run.out() + run.err()).doesNotContain("1234");
    assertThat(Files.readString(shop())).isEqualTo("[till]\ncurrency: EUR\npin: 1234\n");
    assertThat(apply().out()).contains("nothing to change");

    Files.writeString(shop(), "; kept\n[till]\ncurrency: USD\npin: 1234\n[other]\nx: y\n");
    assertThat(apply().out()).contains("1 changed");
    assertThat(Files.readString(shop()))
        .isEqualTo("; kept\n[till]\ncurrency: EUR\npin: 1234\n[other]\nx: y\n");
  }

  private CommandRun apply() {
    return run("apply", "--statedir", directory.resolve("state").toString(), "-e", MANIFEST);
  }

  @Test
  void wrongAttributesAreRefusedByTheCompiler() {
    CommandRun run = run("apply", "-e", "shop_config { 'a/b': colour => 'red' }");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("colour");
  }
}
