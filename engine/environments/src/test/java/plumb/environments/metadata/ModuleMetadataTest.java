package plumb.environments.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumb.values.SemVer;

class ModuleMetadataTest {
  @Test
  void readsEveryField() {
    ModuleMetadata metadata =
        ModuleMetadata.read(
            """
            {"name": "me/web", "version": "1.2.3", "author": "Me", "license": "MIT",
             "summary": "Web", "source": "https://example.com/web", "project_page": "page",
             "issues_url": "issues", "tags": ["web", "http"], "pdk-version": "3.0.0",
             "dependencies": [{"name": "puppetlabs/stdlib", "version_requirement": ">= 4.1.0 < 9.0.0"},
                              {"name": "any-thing"}],
             "requirements": [{"name": "openvox", "version_requirement": "8.x"}],
             "operatingsystem_support": [
               {"operatingsystem": "Debian", "operatingsystemrelease": ["11", "12"]},
               {"operatingsystem": "Gentoo"}]}
            """);
    assertThat(metadata.name()).isEqualTo("me-web");
    assertThat(metadata.version()).isEqualTo(SemVer.parse("1.2.3"));
    assertThat(
            List.of(
                String.valueOf(metadata.author()),
                String.valueOf(metadata.license()),
                String.valueOf(metadata.summary()),
                String.valueOf(metadata.source()),
                String.valueOf(metadata.projectPage()),
                String.valueOf(metadata.issuesUrl())))
        .containsExactly("Me", "MIT", "Web", "https://example.com/web", "page", "issues");
    assertThat(metadata.dependencies())
        .extracting(Requirement::name)
        .containsExactly("puppetlabs-stdlib", "any-thing");
    assertThat(metadata.requirements()).extracting(Requirement::name).containsExactly("openvox");
    assertThat(metadata.operatingSystems())
        .isEqualTo(Map.of("Debian", List.of("11", "12"), "Gentoo", List.of()));
    assertThat(metadata.tags()).containsExactly("web", "http");
    assertThat(metadata.others()).isEqualTo(Map.of("pdk-version", "3.0.0"));
  }

  @ParameterizedTest
  @CsvSource({
    ">= 4.1.0 < 9.0.0, 8.9.9, true",
    ">= 4.1.0 < 9.0.0, 9.0.0, false",
    "1.x, 1.9.0, true",
    "1.x, 2.0.0, false",
    "1.2.x, 1.3.0, false",
    "1.2.3, 1.2.3, true",
    ">1.2.3, 1.2.3, false",
    "<=1.2.3, 1.2.3, true",
  })
  void rangesMeanWhatTheFormatSays(String range, String version, boolean accepted) {
    Requirement requirement =
        ModuleMetadata.read(
                "{\"name\": \"a-b\", \"version\": \"1.0.0\", \"dependencies\": [{\"name\": \"c-d\","
                    + " \"version_requirement\": \""
                    + range
                    + "\"}]}")
            .dependencies()
            .get(0);
    assertThat(requirement.accepts(SemVer.parse(version))).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | metadata is an object",
        "{} | the name is missing",
        "{\"name\": \"web\"} | web is no name of a module",
        "{\"name\": \"me-web\"} | the version is missing",
        "{\"name\": \"me-web\", \"version\": \"1\"} | 1 is no semantic version",
      })
  void saysWhatIsWrong(String json, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModuleMetadata.read(json))
        .withMessage(message);
  }
}
