package plumb.host.archives;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plumb.agent.provider.FileSource;
import plumb.agent.provider.ProviderException;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;

/**
 * Gets files from where they come from. What is on the network is downloaded by {@code curl}, which
 * reads addresses and passwords from its standard input: they are in no list of processes.
 */
final class Fetcher {
  private static final Pattern DIGEST =
      Pattern.compile("\\b[\\da-f]{32,128}\\b", Pattern.CASE_INSENSITIVE);
  private static final Duration LIMIT = Duration.ofHours(6);

  private final FileSource files;

  Fetcher(FileSource files) {
    this.files = files;
  }

  /** An address of a file may have bytes as %XX (RFC 8089). */
  private static Path file(String address) throws ProviderException {
    if (address.startsWith("/")) {
      return Path.of(address);
    }
    String path = address.replaceFirst("^file:/*", "/");
    try {
      return Path.of(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new ProviderException("Source file: " + address + " is no address of a file", e);
    }
  }

  /** Writes what is at a source to a file. */
  void fetch(DesiredArchive.Source source, Path to)
      throws ProviderException, IOException, InterruptedException {
    String address = source.address();
    if (address.startsWith("/") || address.startsWith("file:")) {
      Path file = file(address);
      if (!Files.exists(file)) {
        throw new ProviderException("Source file: " + address + " does not exists.");
      }
      Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
    } else if (address.startsWith("puppet:")) {
      FileSource.Entry entry = files.find(address, true);
      if (entry == null) {
        throw new ProviderException("Could not retrieve information from source(s) " + address);
      }
      try (InputStream in = entry.open()) {
        Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
      }
    } else {
      download(source, address, List.of("-o", to.toString()));
    }
  }

  /** Returns the first digest in the text at an address; empty where it has none. */
  String digest(DesiredArchive.Source source, String address)
      throws ProviderException, IOException, InterruptedException {
    Matcher matcher = DIGEST.matcher(download(source, address, List.of()));
    return matcher.find() ? matcher.group() : "";
  }

  private static String download(
      DesiredArchive.Source source, String address, List<String> arguments)
      throws ProviderException, IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("curl", "-q", "-K", "-"));
    command.addAll(arguments);
    command.addAll(List.of("-fsSLg", "--max-redirs", "5"));
    if (source.insecure()) {
      command.add("--insecure");
    }
    command.addAll(source.options());
    StringBuilder settings = new StringBuilder(setting("url", address));
    for (Map.Entry<String, String> entry : source.settings().entrySet()) {
      settings.append(setting(entry.getKey(), entry.getValue()));
    }
    CommandResult result =
        Command.of(command).separated().within(LIMIT).reading(settings.toString()).run();
    if (!result.succeeded()) {
      throw new ProviderException(
          "Could not download "
              + address
              + ": "
              + (result.timedOut() ? "it took too long" : result.errors().strip()));
    }
    return result.output();
  }

  private static String setting(String name, String value) {
    String quoted =
        value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r");
    return name + " = \"" + quoted + "\"\n";
  }
}
