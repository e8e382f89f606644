package plumb.cli.eyaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plumb.compiler.eyaml.EncryptedText;
import plumb.compiler.eyaml.KeyOptions;
import plumb.compiler.yaml.YamlReader;
import plumb.dsl.source.TextFile;

/**
 * The options that name the keys. What is not given is taken from the configuration files of
 * hiera-eyaml: {@code $EYAML_CONFIG}, {@code ~/.eyaml/config.yaml}, {@code /etc/eyaml/config.yaml}.
 */
final class KeyArguments {
  private static final String PRIVATE_KEY = "pkcs7_private_key";
  private static final String PUBLIC_KEY = "pkcs7_public_key";

  @Option(
      names = "--pkcs7-private-key",
      paramLabel = "FILE",
      description = "The private key (./keys/private_key.pkcs7.pem).")
  private @Nullable String privateKey;

  @Option(
      names = "--pkcs7-public-key",
      paramLabel = "FILE",
      description = "The public key (./keys/public_key.pkcs7.pem).")
  private @Nullable String publicKey;

  @Option(
      names = "--pkcs7-private-key-env-var",
      paramLabel = "NAME",
      description = "Environment variable that holds the private key.")
  private @Nullable String privateKeyVariable;

  @Option(
      names = "--pkcs7-public-key-env-var",
      paramLabel = "NAME",
      description = "Environment variable that holds the public key.")
  private @Nullable String publicKeyVariable;

  EncryptedText encryption() throws IOException {
    return new EncryptedText(KeyOptions.of(options()));
  }

  Path privateKey() throws IOException {
    return Path.of(String.valueOf(options().get(PRIVATE_KEY)));
  }

  Path publicKey() throws IOException {
    return Path.of(String.valueOf(options().get(PUBLIC_KEY)));
  }

  private Map<Object, Object> options() throws IOException {
    Map<Object, Object> options = new HashMap<>();
    options.put(PRIVATE_KEY, "./keys/private_key.pkcs7.pem");
    options.put(PUBLIC_KEY, "./keys/public_key.pkcs7.pem");
    addFile(options, "/etc/eyaml/config.yaml");
    addFile(options, System.getProperty("user.home") + "/.eyaml/config.yaml");
    addFile(options, System.getenv("EYAML_CONFIG"));
    putIfGiven(options, PRIVATE_KEY, privateKey);
    putIfGiven(options, PUBLIC_KEY, publicKey);
    putIfGiven(options, PRIVATE_KEY + "_env_var", privateKeyVariable);
    putIfGiven(options, PUBLIC_KEY + "_env_var", publicKeyVariable);
    return options;
  }

  private static void addFile(Map<Object, Object> options, @Nullable String file)
      throws IOException {
    if (file != null && Files.isRegularFile(Path.of(file))) {
      Object content = YamlReader.readPlain(file, TextFile.read(Path.of(file)));
      if (content instanceof Map<?, ?> map) {
        options.putAll(map);
      }
    }
  }

  private static void putIfGiven(Map<Object, Object> to, String name, @Nullable String value) {
    if (value != null) {
      to.put(name, value);
    }
  }
}
