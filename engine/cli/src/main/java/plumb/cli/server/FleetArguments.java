package plumb.cli.server;

import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/** The options that say whose nodes are meant. */
final class FleetArguments {
  @Mixin private ServerDirectory directory = new ServerDirectory();
  @Mixin private RemoteArguments remote = new RemoteArguments();

  Fleet open() throws IOException {
    Optional<RemoteServer> server = remote.open();
    return server.isPresent() ? new RemoteFleet(server.get()) : new LocalFleet(directory.open());
  }
}
