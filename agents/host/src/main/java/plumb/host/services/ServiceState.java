package plumb.host.services;

import plumb.host.services.DesiredService.Enable;

/**
 * What was found of a service.
 *
 * @param unitFileState as systemctl's is-enabled names it; empty where there is no such unit
 */
record ServiceState(boolean running, String unitFileState) {

  /** Returns whether it is started at boot. Masked counts as disabled unless that is wanted. */
  Enable enable(Enable wanted) {
    return switch (unitFileState) {
      case "enabled", "enabled-runtime", "static", "alias", "generated", "transient" -> Enable.TRUE;
      case "masked" -> wanted == Enable.MASK ? Enable.MASK : Enable.FALSE;
      default -> Enable.FALSE;
    };
  }

  /** Returns whether nothing can or need be done about what happens at boot. */
  boolean isEnableInSync(Enable wanted) {
    return switch (unitFileState) {
      case "static" -> wanted != Enable.MASK;
      case "indirect" -> true;
      default -> enable(wanted) == wanted;
    };
  }
}
