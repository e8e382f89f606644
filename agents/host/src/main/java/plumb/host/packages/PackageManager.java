package plumb.host.packages;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import plumb.agent.provider.ProviderException;
import plumb.agent.provider.ResourceLog;

/** One kind of packages: what is installed of it, and how that is changed. */
interface PackageManager {

  /** Announces all packages of this kind that a run is about. */
  default void announce(Collection<DesiredPackage> all) {}

  /** Returns the names of all packages that are installed. */
  List<String> installed() throws ProviderException, IOException, InterruptedException;

  /** Finds out what is there of a package, and for {@code latest} also what could be. */
  PackageState observe(DesiredPackage desired, ResourceLog log)
      throws ProviderException, IOException, InterruptedException;

  /** Returns whether an installed version is the one, or in the range, that was asked for. */
  boolean satisfies(String installed, DesiredPackage desired);

  /** Installs a package, or changes its version. */
  void install(DesiredPackage desired, PackageState observed, ResourceLog log)
      throws ProviderException, IOException, InterruptedException;

  /** Removes a package, with {@code purge} also what packages of this kind leave behind. */
  void remove(DesiredPackage desired, PackageState observed, boolean purge, ResourceLog log)
      throws ProviderException, IOException, InterruptedException;

  /** Keeps the version of a package from now on, or no longer. */
  void hold(PackageState observed, boolean hold)
      throws ProviderException, IOException, InterruptedException;
}
