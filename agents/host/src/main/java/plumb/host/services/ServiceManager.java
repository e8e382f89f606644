package plumb.host.services;

import java.io.IOException;
import java.util.Collection;
import plumb.agent.provider.ProviderException;
import plumb.host.command.Command;
import plumb.host.command.CommandResult;

/** What starts, stops and watches services on a machine. */
interface ServiceManager {

  /** Looks at all services of a run at once, where that can be done. */
  default void announce(Collection<DesiredService> all) throws IOException, InterruptedException {}

  /** Finds out what is there of a service. */
  ServiceState observe(DesiredService desired)
      throws ProviderException, IOException, InterruptedException;

  /** Starts a service. */
  void start(DesiredService desired) throws ProviderException, IOException, InterruptedException;

  /** Stops a service. */
  void stop(DesiredService desired) throws ProviderException, IOException, InterruptedException;

  /** Restarts a service that runs. */
  void restart(DesiredService desired) throws ProviderException, IOException, InterruptedException;

  /** Changes what happens to a service at boot. */
  void enable(DesiredService desired, DesiredService.Enable enable)
      throws ProviderException, IOException, InterruptedException;

  /** Commands of a manifest are the only ones that a shell reads, as their authors expect. */
  static CommandResult shell(String command) throws IOException, InterruptedException {
    return Command.of("/bin/sh", "-c", command).run();
  }
}
