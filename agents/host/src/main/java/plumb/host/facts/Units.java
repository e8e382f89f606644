package plumb.host.facts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Quantities as Facter prints them. */
final class Units {
  private static final String[] BINARY = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
  private static final String[] METRIC = {"Hz", "kHz", "MHz", "GHz", "THz"};

  private Units() {}

  /** Returns for instance {@code 23.54 GiB}; below 1024, {@code 17 bytes}. */
  static String bytes(long bytes) {
    if (bytes < 1024) {
      return bytes + " bytes";
    }
    int exponent = (63 - Long.numberOfLeadingZeros(bytes)) / 10;
    long hundredths = Math.round(100.0 * (bytes / (double) (1L << (10 * exponent))));
    if (hundredths == 102_400) {
      exponent++;
      hundredths = 100;
    }
    return hundredths / 100 + "." + twoDigits(hundredths % 100) + " " + BINARY[exponent - 1];
  }

  /** Returns bytes in units of 1024 * 1024. */
  static double mebibytes(long bytes) {
    return bytes / (1024.0 * 1024.0);
  }

  /** Returns for instance {@code 2.60 GHz}; null for an unknown frequency of 0. */
  static @Nullable String hertz(long hertz) {
    if (hertz <= 0) {
      return null;
    }
    int step = 0;
    double value = hertz;
    while (value >= 1000 && step < METRIC.length - 1) {
      value /= 1000;
      step++;
    }
    return fixed2(value) + " " + METRIC[step];
  }

  /** Returns for instance {@code 4.20%}. */
  static String percent(long part, long whole) {
    return fixed2(part / (double) whole * 100) + "%";
  }

  static String twoDigits(long number) {
    return number < 10 ? "0" + number : Long.toString(number);
  }

  private static String fixed2(double value) {
    return new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }
}
