package plumb.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plumb eyaml}, and what hiera-eyaml and OpenSSL make of its keys and texts. */
class EyamlCommandTest {
  private static final String PLAIN = "geheim: \"ä\"\nand more";

  private final Path root;
  private final List<String> keys;

  EyamlCommandTest(@TempDir Path root) {
    this.root = root;
    keys =
        List.of(
            "--pkcs7-private-key",
            root.resolve("keys/private.pem").toString(),
            "--pkcs7-public-key",
            root.resolve("keys/public.pem").toString());
  }

  @BeforeEach
  void createKeys() {
    CommandRun made = eyaml("createkeys", "--pkcs7-subject", "/CN=test/O=Plumb");
    assertThat(made.code()).as(made.err()).isZero();
  }

  private CommandRun eyaml(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of("eyaml", command));
    all.addAll(keys);
    all.addAll(Arrays.asList(arguments));
    return CommandRun.of(all);
  }

  private String peer(List<String> command) throws Exception {
    Process process =
        new ProcessBuilder(command)
            .directory(root.toFile())
            .redirectError(root.resolve("peer-errors").toFile())
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(root.resolve("peer-errors"))).isZero();
    return out;
  }

  private String realEyaml(String command, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("eyaml", command));
    all.addAll(keys);
    all.addAll(Arrays.asList(arguments));
    return peer(all);
  }

  private static boolean isInstalled(String program) throws Exception {
    return new ProcessBuilder("which", program)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor()
        == 0;
  }

  @Test
  void onlyTheOwnerReadsThePrivateKeyAndKeysStay() throws IOException {
    Path key = root.resolve("keys/private.pem");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    String before = Files.readString(key);
    CommandRun again = eyaml("createkeys");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains("keys are never overwritten");
    assertThat(key).hasContent(before);
  }

  @Test
  void everyFormDecryptsToTheSame() throws IOException {
    Path file = Files.writeString(root.resolve("plain"), PLAIN);
    String line = eyaml("encrypt", "-s", PLAIN, "-o", "string", "-l", "key").out();
    assertThat(line).startsWith("key: ENC[PKCS7,M").endsWith("]\n");
    String block = eyaml("encrypt", "-f", file.toString(), "-o", "block", "-l", "key").out();
    assertThat(block.lines()).first().isEqualTo("key: >");
    assertThat(block.lines().skip(1)).allMatch(text -> text.startsWith("  "));
    assertThat(eyaml("decrypt", "-s", line).out()).isEqualTo("key: " + PLAIN + "\n");
    assertThat(eyaml("decrypt", "-s", block).out()).isEqualTo("key: " + PLAIN + "\n");
    assertThat(eyaml("encrypt", "-s", "x").out())
        .containsPattern("^string: ENC\\[PKCS7,\\S+\\]\n\nOR\n\nblock: >\n  ENC\\[PKCS7,");
  }

  @Test
  void dataFilesAreEditedAndRecrypted() throws IOException {
    String line = eyaml("encrypt", "-s", "one", "-o", "string").out().strip();
    String block = eyaml("encrypt", "-s", "two", "-o", "block", "-l", "b").out();
    Path file = Files.writeString(root.resolve("data.eyaml"), "a: " + line + "\n" + block);
    String edited = eyaml("decrypt", "-e", file.toString()).out();
    assertThat(edited).isEqualTo("a: DEC::PKCS7[one]!\nb: >\n  DEC::PKCS7[two]!\n");
    Path copy = Files.writeString(root.resolve("copy.eyaml"), edited.replace("one", "three"));
    Path again =
        Files.writeString(
            root.resolve("again.eyaml"), eyaml("encrypt", "-e", copy.toString()).out());
    assertThat(eyaml("decrypt", "-e", again.toString()).out())
        .isEqualTo(edited.replace("one", "three"));

    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(eyaml("recrypt", file.toString()).code()).isZero();
    assertThat(Files.readString(file)).doesNotContain(line).contains("b: >\n  ENC[PKCS7,");
    assertThat(eyaml("decrypt", "-e", file.toString()).out()).isEqualTo(edited);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
  }

  @Test
  void hieraEyamlReadsOursAndWeReadIts() throws Exception {
    assumeTrue(isInstalled("eyaml"), "hiera-eyaml is not installed");
    String ours = eyaml("encrypt", "-s", "geheim ä", "-o", "string").out().strip();
    assertThat(realEyaml("decrypt", "-s", ours)).isEqualTo("geheim ä\n");
    String theirs = realEyaml("encrypt", "-s", "geheim ä", "-o", "string").strip();
    assertThat(eyaml("decrypt", "-s", theirs).out()).isEqualTo("geheim ä\n");
    Path file = root.resolve("data.eyaml");
    Files.writeString(file, realEyaml("encrypt", "-s", "two", "-o", "block", "-l", "b"));
    assertThat(eyaml("decrypt", "-e", file.toString()).out())
        .isEqualTo(realEyaml("decrypt", "-e", file.toString()));

    // A pair that hiera-eyaml makes: its certificate has no names.
    List<String> own = List.of("private-key", "public-key");
    List<String> options = new ArrayList<>();
    own.forEach(
        name -> options.addAll(List.of("--pkcs7-" + name, root.resolve("its/" + name).toString())));
    List<String> create = new ArrayList<>(List.of("eyaml", "createkeys"));
    create.addAll(options);
    peer(create);
    List<String> encrypt = new ArrayList<>(List.of("eyaml", "encrypt", "-s", "x", "-o", "string"));
    encrypt.addAll(options);
    List<String> decrypt = new ArrayList<>(List.of("eyaml", "decrypt", "-s"));
    decrypt.add(CommandRun.of(encrypt).out().strip());
    decrypt.addAll(options);
    assertThat(peer(decrypt)).isEqualTo("x\n");
    decrypt.set(3, peer(encrypt).strip());
    assertThat(CommandRun.of(decrypt).out()).isEqualTo("x\n");
  }

  @Test
  void opensslReadsOursAndWeReadIts() throws Exception {
    assumeTrue(isInstalled("openssl"), "openssl is not installed");
    String ours = eyaml("encrypt", "-s", PLAIN, "-o", "string").out().strip();
    byte[] envelope =
        Base64.getDecoder().decode(ours.substring("ENC[PKCS7,".length(), ours.length() - 1));
    Files.write(root.resolve("envelope"), envelope);
    for (String command : List.of("smime", "cms")) {
      assertThat(
              peer(
                  List.of(
                      "openssl",
                      command,
                      "-decrypt",
                      "-binary",
                      "-inform",
                      "DER",
                      "-in",
                      "envelope",
                      "-inkey",
                      keys.get(1),
                      "-recip",
                      keys.get(3))))
          .isEqualTo(PLAIN);
      Files.writeString(root.resolve("plain"), PLAIN);
      peer(
          List.of(
              "openssl",
              command,
              "-encrypt",
              "-binary",
              "-aes-256-cbc",
              "-outform",
              "DER",
              "-in",
              "plain",
              "-out",
              "theirs",
              keys.get(3)));
      String theirs =
          Base64.getEncoder().encodeToString(Files.readAllBytes(root.resolve("theirs")));
      assertThat(eyaml("decrypt", "-s", "ENC[" + theirs + "]").out()).isEqualTo(PLAIN + "\n");
    }
  }

  @Test
  void whatCannotBeDoneIsSaid() throws IOException {
    CommandRun gpg = eyaml("decrypt", "-s", "ENC[GPG,AAAA]");
    assertThat(gpg.code()).isEqualTo(1);
    assertThat(gpg.err()).contains("it is encrypted with GPG; only PKCS7 can be used");
    assertThat(eyaml("decrypt", "-s", "ENC[PKCS7,AAAA]").err()).contains("no PKCS #7 envelope");
    assertThat(eyaml("decrypt").code()).isEqualTo(2);
    assertThat(eyaml("encrypt", "-s", "x", "--stdin").code()).isEqualTo(2);
    assertThat(eyaml("createkeys", "--pkcs7-keysize", "512").err()).contains("exists already");
    Files.delete(root.resolve("keys/private.pem"));
    CommandRun missing = eyaml("decrypt", "-s", eyaml("encrypt", "-s", "x", "-o", "string").out());
    assertThat(missing.err()).contains("private.pem does not exist");
    Files.delete(root.resolve("keys/public.pem"));
    assertThat(eyaml("createkeys", "--pkcs7-keysize", "512").err())
        .contains("a key has between 2048 and 16384 bits, not 512");
    assertThat(eyaml("createkeys", "--pkcs7-subject", "nonsense").err())
        .contains("the subject nonsense is none");
    assertThat(CommandRun.of("eyaml").code()).isEqualTo(2);
  }
}
