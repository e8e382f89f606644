package plumb.daemon.catalog;

import java.util.Map;
import plumb.agent.provider.FileSource;
import plumb.catalog.Catalog;

/** Where catalogs come from: a file, a compiler in this process, a server. Used by one thread. */
public interface CatalogSource {

  /**
   * Returns the catalog of this machine.
   *
   * @param facts what this machine says of itself; lazy, so ask only for what is needed
   * @throws CatalogException if there is none now; the message is for people
   */
  Catalog catalog(Map<String, Object> facts) throws CatalogException, InterruptedException;

  /** Returns where the content of files comes from that catalogs of this source name. */
  FileSource files();
}
