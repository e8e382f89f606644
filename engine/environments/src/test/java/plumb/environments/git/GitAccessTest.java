package plumb.environments.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.environments.EnvironmentException;

class GitAccessTest {
  private static final String TOKEN = "s3cret-token";

  @Test
  void aTokenOpensARepositoryOverHttp(@TempDir Path directory) throws IOException {
    TestRepository repository = TestRepository.create(directory.resolve("remotes/a.git"));
    String commit = repository.commit("main", Map.of("file", "text\n"));
    Path token = Files.writeString(directory.resolve("token"), TOKEN + "\n");
    String header =
        "Basic "
            + Base64.getEncoder()
                .encodeToString(("x-oauth-token:" + TOKEN).getBytes(StandardCharsets.UTF_8));
    try (GitHttpServer server = new GitHttpServer(directory.resolve("remotes"), header)) {
      String url = server.url() + "/a.git";
      assertThatThrownBy(() -> RemoteRefs.of(new Remote(url, RemoteAccess.USUAL)))
          .isInstanceOf(EnvironmentException.class)
          .hasMessageContaining("could not read Username")
          .extracting(e -> String.valueOf(((EnvironmentException) e).hint()))
          .asString()
          .contains("git.oauth_token");
      Remote remote = new Remote(url, new RemoteAccess(null, token.toString(), null, null));
      RemoteRefs refs = RemoteRefs.of(remote);
      CachedRepository cache = new ObjectCache(directory.resolve("cache")).of(remote);
      assertThat(cache.resolve("main", refs)).isEqualTo(commit);
      byte[] bytes = cache.read(reader -> Objects.requireNonNull(reader.file(commit, "file")));
      assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("text\n");
      assertThat(Files.readString(cache.directory().resolve("config"))).doesNotContain(TOKEN);
    }
  }

  @Test
  void aKeyGoesToSshWithoutAShellsMeaning(@TempDir Path directory) throws IOException {
    Path key = directory.resolve("a key; touch evil");
    Remote remote =
        new Remote(
            "ssh://127.0.0.1:1/x.git", new RemoteAccess(key.toString(), null, "deploy", null));
    assertThatThrownBy(() -> RemoteRefs.of(remote))
        .isInstanceOf(EnvironmentException.class)
        .hasMessageContaining("127.0.0.1");
    assertThat(Path.of("evil")).doesNotExist();
  }

  @Test
  void passwordsOfAddressesAreNotShown() {
    Remote remote = new Remote("https://me:s3cret@127.0.0.1:1/x.git", RemoteAccess.USUAL);
    assertThat(remote.shown()).isEqualTo("https://me@127.0.0.1:1/x.git");
    assertThatThrownBy(() -> RemoteRefs.of(remote)).message().doesNotContain("s3cret");
  }

  @Test
  void refsMeanWhatGitTakesThemFor() {
    RemoteRefs refs =
        new RemoteRefs(
            Map.of(
                "HEAD", "0".repeat(40),
                "refs/heads/main", "1".repeat(40),
                "refs/tags/main", "2".repeat(40),
                "refs/heads/a/b", "3".repeat(40),
                "refs/pull/1/head", "4".repeat(40)));
    assertThat(refs.resolve("main")).startsWith("2");
    assertThat(refs.resolve("heads/main")).startsWith("1");
    assertThat(refs.resolve("a/b")).startsWith("3");
    assertThat(refs.resolve("HEAD")).startsWith("0");
    assertThat(refs.resolve("pull/1/head")).startsWith("4");
    assertThat(refs.resolve("5".repeat(40))).startsWith("5");
    assertThat(refs.resolve("b")).isNull();
    assertThat(refs.branches()).containsExactly("a/b", "main");
  }
}
