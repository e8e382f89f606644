package plumb.cli.server;

import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** The options that say whose pushes are meant. */
public final class PushArguments {
  @Mixin private ServerDirectory directory = new ServerDirectory();
  @Mixin private RemoteArguments remote = new RemoteArguments();

  /** The pushes of a server, or of a database that is used directly. */
  public PushAccess open() throws IOException {
    Optional<RemoteServer> server = remote.open();
    return server.isPresent() ? new RemotePushes(server.get()) : new LocalPushes(directory.open());
  }
}
