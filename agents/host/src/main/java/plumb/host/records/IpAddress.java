package plumb.host.records;

/** Tells addresses from other text, without asking any name service. */
final class IpAddress {
  private static final int GROUPS = 8;

  private IpAddress() {}

  /** Returns whether a text is an address of version 4, or of version 6 with or without a zone. */
  static boolean isValid(String text) {
    return isV4(text) || isV6(text.strip());
  }

  private static boolean isV4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (String part : parts) {
      if (!part.matches("[0-9]{1,3}") || Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return true;
  }

  private static boolean isV6(String text) {
    int zone = text.indexOf('%');
    if (zone == text.length() - 1) {
      return false;
    }
    String address = zone < 0 ? text : text.substring(0, zone);
    int gap = address.indexOf("::");
    if (gap < 0) {
      return groups(address, true) == GROUPS;
    }
    int before = groups(address.substring(0, gap), false);
    int after = groups(address.substring(gap + 2), true);
    return before >= 0 && after >= 0 && before + after < GROUPS;
  }

  /** Returns how many groups of 16 bits there are; -1 when one is none. */
  private static int groups(String text, boolean mayEndInV4) {
    if (text.isEmpty()) {
      return 0;
    }
    String[] parts = text.split(":", -1);
    int count = parts.length;
    for (int i = 0; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      if (last && mayEndInV4 && isV4(parts[i])) {
        count++;
      } else if (!parts[i].matches("[0-9A-Fa-f]{1,4}")) {
        return -1;
      }
    }
    return count;
  }
}
