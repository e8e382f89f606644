package plumb.compiler.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static plumb.compiler.lookup.PuppetPeer.lookup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import plumb.compiler.eyaml.EncryptedText;
import plumb.compiler.eyaml.KeyOptions;
import plumb.compiler.eyaml.KeyPairFiles;
import plumb.compiler.yaml.RubyPeer;

/** Encrypted data, looked up by the real Puppet with hiera-eyaml and by ours. */
class EyamlParityTest extends LookupParity {
  private final Path privateKey;
  private final Path publicKey;
  private EncryptedText encryption;

  EyamlParityTest(@TempDir Path environments) {
    super(environments);
    privateKey = environments.resolve("keys/private.pem");
    publicKey = environments.resolve("keys/public.pem");
    encryption = encryption(privateKey, publicKey);
  }

  private static EncryptedText encryption(Path privateKey, Path publicKey) {
    return new EncryptedText(
        new KeyOptions(privateKey.toString(), publicKey.toString(), null, null));
  }

  @BeforeAll
  static void needsEyaml() {
    assumeTrue(RubyPeer.available("require 'hiera/backend/eyaml'"), "hiera-eyaml is not installed");
  }

  @BeforeEach
  void makeKeys() throws Exception {
    KeyPairFiles.create(privateKey, publicKey, "/", 2048);
  }

  private String configuration() {
    return """
        version: 5
        defaults: {datadir: data, data_hash: yaml_data}
        hierarchy:
          - name: Secrets
            lookup_key: eyaml_lookup_key
            paths: ["%%{role}.eyaml", common.eyaml]
            options: {pkcs7_private_key: %s, pkcs7_public_key: %s}
          - {name: Plain, path: common.yaml}
        """
        .formatted(privateKey, publicKey);
  }

  @Test
  void values() {
    String secret = encryption.encrypt("geheim");
    String text =
        """
        line: LINE
        block: >
        BLOCK
        longer: "postgres://web:LINE@db/x?y=LINE"
        accents: "é LINE ü"
        nested: {password: LINE, plain: 1, list: [LINE, x, {deep: LINE}]}
        "%{role}": LINE
        bare: SCHEMELESS
        breaks: BREAKS
        interpolated: INTERPOLATED
        plain: "%{role}"
        number: 7
        nothing: ~
        merged: {a: LINE}
        literal: |
        LITERAL
        unclosed: "ENC[PKCS7,abc"
        odd: "ENC[!!]"
        lookup_options: {merged: {merge: deep}, hidden: {convert_to: Sensitive}}
        hidden: LINE
        """
            .replace("SCHEMELESS", secret.replace("PKCS7,", ""))
            .replace("INTERPOLATED", encryption.encrypt("at %{role} %{lookup('line')}"))
            .replace("BREAKS", encryption.encrypt("one\ntwo\n\n"))
            .replace("LINE", secret)
            .replace("BLOCK", EncryptedText.broken(secret, "  "))
            .replace("LITERAL", EncryptedText.broken(secret, "  "));
    Map<String, String> files = new LinkedHashMap<>();
    files.put("hiera.yaml", configuration());
    files.put("data/web.eyaml", text);
    files.put("data/common.eyaml", "merged: {b: " + secret + "}\nlow: " + secret + "\n");
    files.put("data/common.yaml", "merged: {c: 3}\nuses: \"<%{lookup('line')}>\"\n");
    List<Map<String, Object>> lookups = new ArrayList<>();
    for (String key :
        List.of(
            "line",
            "block",
            "longer",
            "accents",
            "nested",
            "nested.list.2.deep",
            "web",
            "bare",
            "breaks",
            "interpolated",
            "plain",
            "number",
            "nothing",
            "merged",
            "literal",
            "unclosed",
            "odd",
            "hidden",
            "low",
            "uses",
            "nope")) {
      lookups.add(lookup(key));
    }
    lookups.add(lookup("merged", "explain", "value"));
    same(files, lookups);
  }

  @Test
  void whatCannotBeDecrypted() throws Exception {
    Path otherPrivate = environments.resolve("keys/other-private.pem");
    Path otherPublic = environments.resolve("keys/other-public.pem");
    KeyPairFiles.create(otherPrivate, otherPublic, "/", 2048);
    String foreign = encryption(otherPrivate, otherPublic).encrypt("x");
    for (String value : List.of(foreign, "ENC[PKCS7,AAAA]", "ENC[PKCS7,MIIBeQYJKoZIhvcNAQcD]")) {
      same(
          Map.of("hiera.yaml", configuration(), "data/web.eyaml", "fine: 1\nbad: " + value + "\n"),
          keys("fine", "bad"));
    }
    same(
        Map.of(
            "hiera.yaml",
            "version: 5\nhierarchy: [{name: S, path: s.eyaml, lookup_key: eyaml_lookup_key}]\n",
            "data/s.eyaml",
            "fine: 1\nbad: " + foreign + "\n"),
        keys("fine", "bad"));
    same(
        Map.of("hiera.yaml", "version: 5\nhierarchy: [{name: S, lookup_key: eyaml_lookup_key}]\n"),
        keys("a"));
    assertThat(encryption.decrypt(encryption.encrypt("x"))).isEqualTo("x");
  }

  @Test
  void documentsThatAreNoHash() {
    for (String text : List.of("", "[1, 2]", "just text", "a: [1", "a: 1\na: 2\n")) {
      same(Map.of("hiera.yaml", configuration(), "data/web.eyaml", text), keys("a"));
    }
  }
}
