package plumb.values;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;

/** A point in time, to the nanosecond. */
public record Timestamp(Instant instant) implements Value, Comparable<Timestamp> {
  /** Seconds since 1970, with fraction. */
  public double seconds() {
    return instant.getEpochSecond() + instant.getNano() / 1e9;
  }

  /** The point in time so many nanoseconds after the start of 1970. */
  public static Timestamp ofNanoseconds(BigInteger nanoseconds) {
    BigInteger[] parts = nanoseconds.divideAndRemainder(BigInteger.valueOf(1_000_000_000L));
    try {
      return new Timestamp(
          Instant.ofEpochSecond(parts[0].longValueExact(), parts[1].longValueExact()));
    } catch (ArithmeticException | DateTimeException e) {
      throw new EvaluationException("The Timestamp is out of range");
    }
  }

  /** The nanoseconds since the start of 1970. */
  public BigInteger nanoseconds() {
    return BigInteger.valueOf(instant.getEpochSecond())
        .multiply(BigInteger.valueOf(1_000_000_000L))
        .add(BigInteger.valueOf(instant.getNano()));
  }

  @Override
  public int compareTo(Timestamp other) {
    return instant.compareTo(other.instant);
  }

  @Override
  public String toString() {
    return TimestampFormat.format(this, "%FT%T.%N %Z", null);
  }
}
