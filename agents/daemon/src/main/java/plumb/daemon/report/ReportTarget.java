package plumb.daemon.report;

import java.io.IOException;

/** Somebody who takes reports. */
public interface ReportTarget {

  /** A target that takes nothing, for agents of which nobody wants reports. */
  ReportTarget NONE = (name, report) -> {};

  /**
   * Takes one report. The same one may come again when it is not known whether it had arrived.
   *
   * @param name tells this report from all others of all machines; a file name
   * @param report JSON in UTF-8, Puppet's format 12
   * @throws IOException if it was not taken; it is offered again later
   */
  void take(String name, byte[] report) throws IOException, InterruptedException;
}
