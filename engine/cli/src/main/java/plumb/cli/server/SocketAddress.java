package plumb.cli.server;

import java.net.InetSocketAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads where to listen: {@code 2222}, {@code 127.0.0.1:2222}, {@code [::1]:2222}. */
final class SocketAddress implements ITypeConverter<InetSocketAddress> {
  private static final int LARGEST_PORT = 65535;

  @Override
  public InetSocketAddress convert(String text) {
    int colon = text.lastIndexOf(':');
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      if (port >= 0 && port <= LARGEST_PORT) {
        String host = colon < 0 ? "" : text.substring(0, colon);
        return host.isEmpty()
            ? new InetSocketAddress(port)
            : new InetSocketAddress(host.replaceAll("^\\[(.*)]$", "$1"), port);
      }
    } catch (NumberFormatException e) {
      // Told below.
    }
    throw new TypeConversionException("'" + text + "' is no address and port: 127.0.0.1:2222");
  }
}
