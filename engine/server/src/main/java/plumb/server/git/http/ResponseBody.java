package plumb.server.git.http;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponseWriter;
import com.linecorp.armeria.common.ResponseHeaders;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.ExecutionException;

/**
 * A response as a stream whose writer waits until what it wrote is on its way: no more than one
 * piece is in memory. Its headers go with the first piece, so that what fails before may have its
 * own status. One thread.
 */
final class ResponseBody extends OutputStream {
  private final HttpResponseWriter response;
  private final ResponseHeaders headers;
  private boolean begun;

  ResponseBody(HttpResponseWriter response, ResponseHeaders headers) {
    this.response = response;
    this.headers = headers;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    begin();
    if (!response.tryWrite(HttpData.copyOf(bytes, offset, length))) {
      throw new IOException("the client has gone");
    }
    try {
      Void unused = response.whenConsumed().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (InterruptedIOException) new InterruptedIOException().initCause(e);
    } catch (ExecutionException e) {
      throw new IOException("the client has gone", e);
    }
  }

  private void begin() throws IOException {
    if (!begun && !response.tryWrite(headers)) {
      throw new IOException("the client has gone");
    }
    begun = true;
  }

  @Override
  public void close() throws IOException {
    begin();
    response.close();
  }
}
