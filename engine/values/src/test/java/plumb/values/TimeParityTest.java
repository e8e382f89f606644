package plumb.values;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import plumb.values.types.Literals;

/** Times written and read by formats, against the installed Puppet. */
class TimeParityTest {
  private static final String DIRECTIVES = "YCymBbhjdeHkIlPpMSLNzZAauwGgVUWsntcDFTRrvxX%";

  private static void strftime(Parity parity, String time, String format) {
    parity.add(
        time + ".strftime('" + format + "')",
        () -> {
          Object value = Literals.read(time);
          return value instanceof Timestamp stamp
              ? TimestampFormat.format(stamp, format, null)
              : TimespanFormat.of(format).format((Timespan) value);
        });
  }

  @Test
  void timestampsAreWritten() throws Exception {
    Parity parity = new Parity();
    List<String> times =
        List.of(
            "Timestamp(0)",
            "Timestamp(1420070405.123)",
            "Timestamp('2024-02-29T23:59:59.999999999')",
            "Timestamp('1999-12-31T12:00:00')",
            "Timestamp('2016-01-03')",
            "Timestamp('2021-01-01T00:30:00')",
            "Timestamp(-1)");
    for (String time : times) {
      for (char directive : DIRECTIVES.toCharArray()) {
        for (String flags :
            List.of(
                "", "-", "0", "_", "^", "#", "5", "05", "_12", "-5", "^10", ":", "::", "E", "O",
                "3")) {
          strftime(parity, time, "<%" + flags + directive + ">");
        }
      }
    }
    parity.check();
  }

  @Test
  void zones() throws Exception {
    Parity parity = new Parity();
    for (String zone :
        List.of(
            "EST", "utc", "+05:30", "-0330", "CEST", "PDT", "Z", "gmt+1", "nowhere", "+1", "JST",
            "A", "")) {
      String call = "Timestamp(1420070405).strftime('%F %T %z %:z %Z', '" + zone + "')";
      parity.add(
          call,
          () ->
              TimestampFormat.format(
                  (Timestamp) Literals.read("Timestamp(1420070405)"), "%F %T %z %:z %Z", zone));
    }
    parity.check();
  }

  @Test
  void timespansAreWrittenAndRead() throws Exception {
    Parity parity = new Parity();
    List<String> spans =
        List.of(
            "Timespan(0)",
            "Timespan(93784.056)",
            "Timespan(-93784.5)",
            "Timespan(59)",
            "Timespan(1,2,3,4,5,6,7)");
    List<String> formats =
        List.of(
            "%D-%H:%M:%S.%-N",
            "%H:%M",
            "%S",
            "%-S",
            "%_5M",
            "%L",
            "%3N",
            "%-3N",
            "%N",
            "%D",
            "%-H h %-M m",
            "%S.%L",
            "%S.%3N",
            "%S.%_6N",
            "%H%%",
            "%010S",
            "%x",
            "%",
            "%5",
            "%-_S",
            "%M:%S.%N",
            "%S.%-L",
            "%_D x");
    for (String format : formats) {
      for (String span : spans) {
        strftime(parity, span, format);
      }
      for (String text :
          List.of(
              "1-02:03:04.5",
              "12:34",
              "90",
              "-5",
              " 12",
              "1.5",
              "01.500",
              "3 h 4 m",
              "abc",
              "1 x")) {
        String call = "Timespan('" + text + "', '" + format + "')";
        if (format.length() > 1) {
          parity.add(call, () -> Literals.read(call));
        }
      }
    }
    parity.check();
  }

  @Test
  void timestampsAreRead() throws Exception {
    Random random = new Random(11);
    List<String> texts =
        List.of(
            "2015-03-04",
            "2015-03-04 05:06:07",
            "2015-03-04T05:06:07.089 CET",
            "04/03/2015",
            "3/4/15",
            "Mar 4 2015",
            "Wednesday, 4 March 2015",
            "20150304050607",
            "5:06 pm",
            "2015",
            "12:30:45 AM 2015-03-04",
            "1425445567",
            "2015-063",
            "2015-03-04 +0130",
            "wed mar  4 05:06:07 2015",
            "-0044-03-15",
            "2015 3",
            "  2015-03-04");
    List<String> formats =
        List.of(
            "%F",
            "%F %T",
            "%FT%T.%L %Z",
            "%d/%m/%Y",
            "%m/%d/%y",
            "%b %d %Y",
            "%A, %d %B %Y",
            "%Y%m%d%H%M%S",
            "%I:%M %p",
            "%Y",
            "%r %F",
            "%s",
            "%Y-%j",
            "%F %z",
            "%c",
            "%Y %m",
            "%Y-%m-%d",
            "%Y%n%m",
            "%D",
            "%e",
            "%F%%",
            "%h %e %Y",
            "%Q");
    Parity parity = new Parity();
    for (String text : texts) {
      for (String format : formats) {
        if (format.equals("%Y") && text.length() >= 10 && !text.contains("-")) {
          continue; // our years end at 999,999,999
        }
        String zone = random.nextInt(5) == 0 ? ", 'EST'" : "";
        String call = "Timestamp('" + text + "', '" + format + "'" + zone + ")";
        parity.add(call, () -> Literals.read(call));
      }
    }
    parity.check();
  }
}
