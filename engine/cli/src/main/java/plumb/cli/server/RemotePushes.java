package plumb.cli.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pushes of a server that is asked over the network. */
final class RemotePushes implements PushAccess {
  private final RemoteServer server;

  RemotePushes(RemoteServer server) {
    this.server = server;
  }

  @Override
  public List<Map<?, ?>> latest() throws IOException {
    List<Map<?, ?>> pushes = new ArrayList<>();
    if (server.get(RemoteServer.path("pushes")).orElse(null) instanceof List<?> list) {
      for (Object one : list) {
        if (one instanceof Map<?, ?> push) {
          pushes.add(push);
        }
      }
    }
    return pushes;
  }

  @Override
  public @Nullable Map<String, String> diff(long number, String format) throws IOException {
    String path = RemoteServer.path("pushes", Long.toString(number), "diff");
    Object answer = server.get(path + "?format=" + RemoteServer.encoded(format)).orElse(null);
    if (!(answer instanceof Map<?, ?> map)) {
      return null;
    }
    Map<String, String> byEnvironment = new LinkedHashMap<>();
    map.forEach((environment, report) -> byEnvironment.put("" + environment, "" + report));
    return byEnvironment;
  }

  @Override
  public @Nullable String approve(long number) throws IOException {
    return server.post(RemoteServer.path("pushes", Long.toString(number), "approval"))
        ? null
        : "there is no push " + number;
  }

  @Override
  public void close() {}
}
