package plumb.host.facts;

/** Texts of Internet addresses; IPv6 in its shortest form (RFC 5952). */
final class Addresses {
  private Addresses() {}

  static String text(byte[] address) {
    return address.length == 4 ? text4(address) : text6(address);
  }

  /**
   * Returns whether an IPv6 address is ::a.b.c.d; the unspecified and loopback addresses are not.
   */
  static boolean isIpv4Compatible(byte[] address) {
    for (int i = 0; i < 12; i++) {
      if (address[i] != 0) {
        return false;
      }
    }
    boolean small = address[12] == 0 && address[13] == 0 && address[14] == 0;
    return !(small && (address[15] == 0 || address[15] == 1));
  }

  private static String text4(byte[] address) {
    return (address[0] & 0xff)
        + "."
        + (address[1] & 0xff)
        + "."
        + (address[2] & 0xff)
        + "."
        + (address[3] & 0xff);
  }

  private static String text6(byte[] address) {
    int start = 8;
    int length = 1; // a single zero is not shortened
    for (int i = 0; i < 8; i++) {
      int run = zeros(address, i);
      if (run > length) {
        start = i;
        length = run;
      }
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      if (i == start) {
        text.append("::");
        i += length - 1;
      } else {
        if (text.length() > 0 && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(group(address, i)));
      }
    }
    return text.toString();
  }

  private static int zeros(byte[] address, int from) {
    int i = from;
    while (i < 8 && group(address, i) == 0) {
      i++;
    }
    return i - from;
  }

  private static int group(byte[] address, int i) {
    return (address[2 * i] & 0xff) << 8 | address[2 * i + 1] & 0xff;
  }
}
