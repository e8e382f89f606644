package plumb.host.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import plumb.agent.provider.FileSource;
import plumb.agent.provider.ProviderException;
import plumb.host.web.WebAddress;
import plumb.host.web.WebClient;

/**
 * A file that a web server has described. Nothing is known of its owner and permissions.
 *
 * @param checksum "{md5}..." or, where the server gives none, the time of the last change as
 *     "{mtime}..."
 */
record WebEntry(WebClient client, WebAddress address, Instant changed, String checksum)
    implements FileSource.Entry {
  private static final int LONGEST_REASON = 1000;

  @Override
  public String source() {
    return address.toString();
  }

  @Override
  public String relativePath() {
    return ".";
  }

  @Override
  public FileSource.EntryKind kind() {
    return FileSource.EntryKind.FILE;
  }

  @Override
  public long size() {
    return -1;
  }

  @Override
  public int mode() {
    return FileAttributes.NEW_FILE;
  }

  @Override
  public long uid() {
    return -1;
  }

  @Override
  public long gid() {
    return -1;
  }

  @Override
  public @Nullable String linkTarget() {
    return null;
  }

  @Override
  public long modifiedNanos() {
    return TimeUnit.SECONDS.toNanos(changed.getEpochSecond()) + changed.getNano();
  }

  @Override
  public long changedNanos() {
    return modifiedNanos();
  }

  @Override
  public InputStream open() throws ProviderException, IOException, InterruptedException {
    WebClient.Answer answer = client.get(address);
    if (answer.succeeded()) {
      return new WebContent(address, answer);
    }
    try (answer) {
      String text =
          new String(answer.body().readNBytes(LONGEST_REASON), StandardCharsets.UTF_8).strip();
      throw new ProviderException("Error " + answer.status() + " on SERVER: " + text);
    }
  }
}
