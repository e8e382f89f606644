package plumb.compiler.eyaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where a key pair is: files, or environment variables that hold the PEM text. A file's relative
 * path starts from the working directory, as with hiera-eyaml. Immutable.
 *
 * @param privateKey file of the private key; null when it is not given
 * @param publicKey file of the certificate; null when it is not given
 * @param privateKeyVariable environment variable that holds the private key, if it is set
 * @param publicKeyVariable environment variable that holds the certificate, if it is set
 */
public record KeyOptions(
    @Nullable String privateKey,
    @Nullable String publicKey,
    @Nullable String privateKeyVariable,
    @Nullable String publicKeyVariable) {

  /** The options of a hierarchy entry, or of a configuration file of hiera-eyaml. */
  public static KeyOptions of(Map<?, ?> options) {
    return new KeyOptions(
        text(options, "pkcs7_private_key"),
        text(options, "pkcs7_public_key"),
        text(options, "pkcs7_private_key_env_var"),
        text(options, "pkcs7_public_key_env_var"));
  }

  private static @Nullable String text(Map<?, ?> options, String name) {
    return options.get(name) instanceof String text ? text : null;
  }

  /** The files that may be read, which need not exist. */
  public List<Path> files() {
    List<Path> files = new ArrayList<>(2);
    if (privateKey != null) {
      files.add(Path.of(privateKey).toAbsolutePath());
    }
    if (publicKey != null) {
      files.add(Path.of(publicKey).toAbsolutePath());
    }
    return files;
  }

  /**
   * Returns the PEM text of the certificate.
   *
   * @throws EyamlException when it is not given, or cannot be read
   */
  String certificate(UnaryOperator<@Nullable String> environment) {
    return pem("pkcs7_public_key", publicKey, publicKeyVariable, environment);
  }

  /**
   * Returns the PEM text of the private key.
   *
   * @throws EyamlException when it is not given, or cannot be read
   */
  String privateKey(UnaryOperator<@Nullable String> environment) {
    return pem("pkcs7_private_key", privateKey, privateKeyVariable, environment);
  }

  private static String pem(
      String option,
      @Nullable String file,
      @Nullable String variable,
      UnaryOperator<@Nullable String> environment) {
    String text = variable == null ? null : environment.apply(variable);
    if (text != null) {
      return text;
    }
    if (file == null) {
      throw new EyamlException(
          option
              + " is not defined"
              + (variable == null ? "" : ", and there is no environment variable " + variable));
    }
    try {
      return Files.readString(Path.of(file));
    } catch (NoSuchFileException e) {
      throw new EyamlException("the key file " + file + " does not exist");
    } catch (IOException e) {
      throw new EyamlException("the key file " + file + " cannot be read: " + e.getMessage());
    }
  }
}
