package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plumb.catalog.json.ValueJson;
import plumb.compiler.deprecation.Annotations;
import plumb.compiler.deprecation.Deprecation;
import plumb.compiler.deprecation.DeprecationFile;
import plumb.compiler.lower.LoweringReader;
import plumb.compiler.program.CompileException;
import plumb.compiler.program.Source;
import plumb.compiler.program.UnitReader;
import plumb.compiler.yaml.YamlReader;

/**
 * The schema of {@code deprecations.yaml} and its reader agree; the document's examples are read.
 */
class DeprecationsSchemaTest {
  private static final Path DOCS = Path.of("../compiler/docs");

  private final JsonSchema schema;

  DeprecationsSchemaTest() throws IOException {
    schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(DOCS.resolve("deprecations.schema.json")));
  }

  private boolean fitsSchema(String yaml) {
    String json = ValueJson.text(YamlReader.readPlain("x.yaml", yaml), false);
    return schema.validate(json, InputFormat.JSON).isEmpty();
  }

  private static List<Deprecation> read(String yaml) {
    return DeprecationFile.read(new LoweringReader(), "x.yaml", yaml, "ntp");
  }

  private static String example(String language) throws IOException {
    String document = Files.readString(DOCS.resolve("deprecations.md"));
    Matcher matcher = Pattern.compile("(?ms)^```" + language + "\n(.*?)^```").matcher(document);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  @Test
  void theExamplesSayTheSame() throws IOException {
    String yaml = example("yaml");
    assertThat(fitsSchema(yaml)).isTrue();
    List<Deprecation> filed = read(yaml);
    String manifest = example("puppet");
    List<Deprecation> annotated = new java.util.ArrayList<>();
    Annotations.addAll(
        new Source(
            new LoweringReader().read(manifest, "x.pp", UnitReader.Syntax.MANIFEST), "x.pp", "ntp"),
        annotated);
    assertThat(annotated).hasSize(1);
    assertThat(filed.get(0).subject()).isEqualTo(annotated.get(0).subject());
    assertThat(filed.get(0).renamedTo()).isEqualTo(annotated.get(0).renamedTo());
    assertThat(filed.get(0).since()).isEqualTo(annotated.get(0).since());
    assertThat(filed.get(0).removedIn()).isEqualTo(annotated.get(0).removedIn());
    assertThat(String.valueOf(filed.get(0).convert())).isNotEqualTo("null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deprecations:\n- parameter: ntp::a\n",
        "deprecations:\n- function: old\n  module: ntp\n  renamed_to: ntp::new\n",
        "deprecations: []\n"
      })
  void bothTake(String yaml) {
    assertThat(fitsSchema(yaml)).isTrue();
    assertThat(read(yaml)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deprecations:\n- parameter: a\n",
        "deprecations:\n- parameter: ntp::a\n  class: ntp\n",
        "deprecations:\n- parameter: ntp::a\n  since: '1.0'\n",
        "deprecations:\n- parameter: ntp::a\n  since: 1.0\n",
        "deprecations:\n- parameter: ntp::a\n  reason: x\n",
        "deprecations:\n- parameter: ntp::a\n  convert: '|$x| { $x }'\n",
        "deprecations:\n- class: ntp\n  renamed_to: n\n  convert: '|$x| { $x }'\n",
        "deprecations:\n- class: ntp\n  renamed_to: Not a name\n",
        "deprecations:\n- since: 1.0.0\n",
        "deprecations: {}\n",
        "other: []\n"
      })
  void neitherTakes(String yaml) {
    assertThat(fitsSchema(yaml)).isFalse();
    assertThatThrownBy(() -> read(yaml)).isInstanceOf(CompileException.class);
  }

  @Test
  void theSchemaIsJson() throws IOException {
    assertThat(new ObjectMapper().readTree(DOCS.resolve("deprecations.schema.json").toFile()))
        .isNotNull();
  }
}
