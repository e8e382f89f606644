package plumb.host.files;

import java.io.IOException;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.FileSource;
import plumb.agent.provider.ProviderException;
import plumb.host.web.WebAddress;
import plumb.host.web.WebClient;

/**
 * Files of web servers as sources. What a server says of a file in its headers stands for its
 * content: a checksum, or else the time of its last change. A server that says nothing is asked for
 * the file each time.
 */
final class WebSource {
  private static final Map<ChecksumKind, String> CHECKSUMS =
      new EnumMap<>(
          Map.of(
              ChecksumKind.SHA256, "X-Checksum-Sha256",
              ChecksumKind.SHA1, "X-Checksum-Sha1",
              ChecksumKind.MD5, "X-Checksum-Md5"));

  private static final DateTimeFormatter SERVERS_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final WebClient client;

  WebSource(WebClient client) {
    this.client = client;
  }

  /**
   * Asks for a file.
   *
   * @param preferred the checksum to be taken if the server gives several
   * @return null when the server does not give it to us
   */
  FileSource.@Nullable Entry find(String source, ChecksumKind preferred)
      throws ProviderException, InterruptedException {
    try {
      WebAddress address = WebAddress.of(source);
      try (WebClient.Answer answer = ask(address)) {
        return answer.succeeded() ? describe(address, answer, preferred) : null;
      }
    } catch (IOException | URISyntaxException | DateTimeException e) {
      throw new ProviderException(
          "Could not retrieve file metadata for "
              + WebAddress.shown(source)
              + ": "
              + e.getMessage(),
          e);
    }
  }

  /** Some servers refuse the question for the headers, and not the one for a part of the file. */
  private WebClient.Answer ask(WebAddress address) throws IOException, InterruptedException {
    WebClient.Answer answer = client.head(address);
    if (answer.status() != 403 && answer.status() != 405) {
      return answer;
    }
    answer.close();
    return client.firstByte(address);
  }

  private WebEntry describe(WebAddress address, WebClient.Answer answer, ChecksumKind preferred) {
    Instant changed = changed(answer);
    Map<ChecksumKind, String> given = checksums(answer);
    for (ChecksumKind kind :
        new ChecksumKind[] {
          preferred, ChecksumKind.SHA256, ChecksumKind.SHA1, ChecksumKind.MD5, ChecksumKind.MTIME
        }) {
      if (kind == ChecksumKind.MTIME) {
        break;
      }
      String hex = given.get(kind);
      if (hex != null) {
        return new WebEntry(client, address, changed, "{" + kind.label() + "}" + hex);
      }
    }
    String time =
        answer.header("Last-Modified") == null
            ? FileObserver.time(changed)
            : SERVERS_TIME.format(changed);
    return new WebEntry(client, address, changed, "{" + ChecksumKind.MTIME.label() + "}" + time);
  }

  private static Instant changed(WebClient.Answer answer) {
    String text = answer.header("Last-Modified");
    return text == null
        ? Instant.now()
        : DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
  }

  /** What is no checksum is taken as it is: no file has it, so that none is kept. */
  private static Map<ChecksumKind, String> checksums(WebClient.Answer answer) {
    Map<ChecksumKind, String> given = new EnumMap<>(ChecksumKind.class);
    String md5 = answer.header("Content-MD5"); // RFC 1864
    if (md5 != null) {
      given.put(ChecksumKind.MD5, HexFormat.of().formatHex(fromBase64(md5)));
    }
    CHECKSUMS.forEach(
        (kind, header) -> {
          String hex = answer.header(header);
          if (hex != null) {
            given.put(kind, hex.strip().toLowerCase(Locale.ROOT));
          }
        });
    return given;
  }

  private static byte[] fromBase64(String text) {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}
