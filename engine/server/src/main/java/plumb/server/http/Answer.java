package plumb.server.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.common.stream.StreamMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is answered. Every answer has a media type: Puppet's agents demand one.
 *
 * @param file a file that is the body, in place of the bytes
 * @param end what is done once it was sent, or cannot be
 */
public record Answer(
    int status,
    String mediaType,
    byte[] body,
    @Nullable Path file,
    Map<String, String> headers,
    Runnable end) {
  public static final String JSON = "application/json";
  public static final String TEXT = "text/plain; charset=utf-8";
  public static final String BYTES = "application/octet-stream";

  private static final Runnable NOTHING = () -> {};

  /** JSON that is done. */
  public static Answer json(byte[] body) {
    return new Answer(200, JSON, body, null, Map.of(), NOTHING);
  }

  /** A text. */
  public static Answer text(String body) {
    return text(200, body);
  }

  /** A text with a status. */
  public static Answer text(int status, String body) {
    return new Answer(status, TEXT, body.getBytes(StandardCharsets.UTF_8), null, Map.of(), NOTHING);
  }

  /** It was done, and there is nothing to say. */
  public static Answer nothing() {
    return text(204, "");
  }

  /** A file's content. */
  public static Answer file(Path file) {
    return new Answer(200, BYTES, new byte[0], file, Map.of(), NOTHING);
  }

  /** The same as another media type. */
  public Answer as(String other) {
    return new Answer(status, other, body, file, headers, end);
  }

  /** The same with one more header. */
  public Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, mediaType, body, file, Map.copyOf(more), end);
  }

  /** The same, after which something is done, whether or not it could be sent. */
  public Answer then(Runnable after) {
    return new Answer(status, mediaType, body, file, headers, after);
  }

  /** What goes out. */
  public HttpResponse response() {
    ResponseHeadersBuilder builder =
        ResponseHeaders.builder(HttpStatus.valueOf(status))
            .add(HttpHeaderNames.CONTENT_TYPE, mediaType);
    headers.forEach(builder::add);
    Path content = file;
    HttpResponse response =
        content == null
            ? HttpResponse.of(builder.build(), HttpData.wrap(body))
            : HttpResponse.of(builder.build(), StreamMessage.of(content));
    if (end != NOTHING) {
      var unused =
          response
              .whenComplete()
              .handle(
                  (done, problem) -> {
                    end.run();
                    return null;
                  });
    }
    return response;
  }
}
