package plumb.cli.server.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A connection on which any bytes are sent, as no library of HTTP would. */
final class RawConnection implements Closeable {
  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket socket;

  private RawConnection(Socket socket) {
    this.socket = socket;
  }

  /** Without TLS. */
  static RawConnection plain(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return new RawConnection(socket);
  }

  /** With TLS; what the certificate is worth shows when something is read. */
  static RawConnection open(int port, SSLContext context, String... protocols) throws IOException {
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    if (protocols.length > 0) {
      var parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(protocols);
      socket.setSSLParameters(parameters);
    }
    socket.startHandshake();
    return new RawConnection(socket);
  }

  /**
   * What came back.
   *
   * @param status zero when the server said nothing, or no HTTP
   * @param head status line and headers
   * @param body without its encodings
   */
  record Reply(int status, String head, byte[] body) {
    String header(String name) {
      for (String line : head.split("\r\n")) {
        if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
          return line.substring(name.length() + 1).strip();
        }
      }
      return "";
    }

    /** All of it as characters that are bytes. */
    String text() {
      return head + new String(body, ISO_8859_1);
    }

    boolean isLast() {
      return status == 0 || header("connection").equalsIgnoreCase("close");
    }
  }

  /** Sets how long the next answers may take to begin. */
  void wait(int millis) throws IOException {
    socket.setSoTimeout(millis);
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** Sends a request and reads what comes back. */
  Reply ask(byte[] request, boolean isHead) throws IOException {
    send(request);
    InputStream in = socket.getInputStream();
    String head = head(in);
    if (!head.startsWith("HTTP/1.1 ")) {
      return new Reply(0, head, new byte[0]);
    }
    Reply reply = new Reply(Integer.parseInt(head.substring(9, 12)), head, new byte[0]);
    if (reply.status() == 100) {
      return ask(new byte[0], isHead);
    }
    if (isHead || reply.status() == 204 || reply.status() == 304) {
      return reply;
    }
    byte[] body = body(in, reply);
    if (reply.header("content-encoding").equals("gzip")) {
      body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
    }
    return new Reply(reply.status(), head, body);
  }

  private static byte[] body(InputStream in, Reply reply) throws IOException {
    if (!reply.header("transfer-encoding").isEmpty()) {
      return chunks(in);
    }
    String length = reply.header("content-length");
    return length.isEmpty() ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int size;
    do {
      size = Integer.parseInt(line(in), 16);
      all.write(in.readNBytes(size));
      line(in);
    } while (size > 0);
    return all.toByteArray();
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    String line;
    do {
      line = line(in);
      head.append(line).append("\r\n");
    } while (!line.isEmpty());
    return head.toString();
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    int c;
    while ((c = in.read()) != '\n') {
      if (c < 0) {
        throw new EOFException("the server has closed the connection");
      }
      line.append((char) c);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
