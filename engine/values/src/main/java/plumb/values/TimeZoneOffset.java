package plumb.values;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Offsets of time zones by abbreviation or number, as Ruby's date library knows them. */
final class TimeZoneOffset {
  /** Abbreviations with their offset in minutes. */
  private static final String ZONES =
      " a:60 acdt:630 acst:570 acwst:525 adt:-180 aedt:660 aest:600 aft:270 ahst:-600 akdt:-480"
          + " akst:-540 almt:360 anat:720 aqtt:300 art:-180 ast:-240 at:-120 awst:480 azost:0"
          + " azot:-60 azst:300 azt:240 b:120 bnt:480 bot:-240 brst:-120 brt:-180 bst:60 bt:180"
          + " btt:360 c:180 cast:480 cat:120 cct:390 cdt:-300 central:-360 cest:120 cet:60"
          + " chadt:825 chast:765 chst:600 chut:600 cist:-300 ckt:-600 clst:-180 clt:-240 cot:-300"
          + " cst:-360 d:240 davt:420 ddut:600 e:300 eadt:660 east:-360 eastern:-300 eat:180"
          + " ect:-300 edt:-240 eest:180 eet:120 egst:0 egt:-60 est:-300 f:360 fet:180 fjt:720"
          + " fkst:-180 fkt:-240 fst:120 fwt:60 g:420 galt:-360 gamt:-540 get:240 gft:-180 gilt:720"
          + " gmt:0 gst:600 gyt:-240 h:480 hdt:-540 hkt:480 hovst:480 hovt:420 hst:-600 i:540"
          + " ict:420 idle:720 idlw:-720 iot:360 irdt:270 irkt:480 irst:210 ist:330 jst:540 k:600"
          + " kgt:360 kost:660 krat:420 kst:540 l:660 lhdt:660 lhst:630 lint:840 m:720 magt:660"
          + " mawt:300 mdt:-360 mest:120 mesz:120 met:60 mewt:60 mez:60 mht:720 mmt:390"
          + " mountain:-420 msd:240 msk:180 mst:-420 mut:240 mvt:300 myt:480 n:-60 nct:660 ndt:-90"
          + " novt:420 npt:345 nst:-150 nt:-660 nzdt:780 nzst:720 nzt:720 o:-120 omst:360 orat:300"
          + " p:-180 pacific:-480 pdt:-420 pet:-300 pett:720 pgt:600 phot:780 pht:480 pkt:300"
          + " pmdt:-120 pmst:-180 pont:660 pst:-480 q:-240 r:-300 ret:240 rott:-180 s:-360 sakt:660"
          + " samt:240 sast:120 sbt:660 sct:240 sgt:480 srt:-180 sst:-660 swt:60 syot:180 t:-420"
          + " taht:-600 tft:300 tjt:300 tkt:780 tlt:540 tmt:300 tot:780 tvt:720 u:-480 ulast:540"
          + " ulat:480 ut:0 utc:0 uyst:-120 uyt:-180 uzt:300 v:-540 vet:-240 vlat:600 vost:360"
          + " vut:660 w:-600 wadt:480 wakt:720 wast:120 wat:60 west:60 wet:0 wft:720 wgst:-120"
          + " wgt:-180 wib:420 wit:540 wita:480 x:-660 y:-720 yakt:540 ydt:-480 yekt:300 yst:-540"
          + " z:0 ";

  private TimeZoneOffset() {}

  /**
   * The offset in seconds of a zone's name, of an offset, or of {@code current}.
   *
   * @throws EvaluationException when it is none of these
   */
  static int ofZone(String zone) {
    if (zone.equalsIgnoreCase("current")) {
      return ZonedDateTime.now(ZoneId.systemDefault()).getOffset().getTotalSeconds();
    }
    String stripped = zone.stripLeading();
    int length = length(stripped);
    Integer offset = length == 0 ? null : of(stripped.substring(0, length));
    if (offset == null) {
      throw new EvaluationException("Illegal timezone '" + zone + "'");
    }
    return offset;
  }

  /** How many characters at the start of the text denote a zone. */
  static int length(String text) {
    int offset = offsetLength(text);
    if (offset > 0) {
      return offset;
    }
    int letters = 0;
    while (letters < text.length() && Character.isLetter(text.charAt(letters))) {
      letters++;
    }
    if (letters == 0 || (letters < text.length() && isWordPart(text.charAt(letters)))) {
      return 0;
    }
    String rest = text.substring(letters).toLowerCase(Locale.ROOT);
    for (String suffix : new String[] {" standard time", " daylight time", " dst"}) {
      if (rest.startsWith(suffix)) {
        return letters + suffix.length();
      }
    }
    return letters;
  }

  private static boolean isWordPart(char c) {
    return c == '_' || (c >= '0' && c <= '9');
  }

  /** The length of {@code gmt+1}, {@code +02:00}, {@code -0330}; 0 when there is no offset. */
  private static int offsetLength(String text) {
    int at = 0;
    for (String prefix : new String[] {"gmt", "utc", "ut"}) {
      if (text.regionMatches(true, 0, prefix, 0, prefix.length())) {
        at = prefix.length();
        break;
      }
    }
    if (at >= text.length() || (text.charAt(at) != '+' && text.charAt(at) != '-')) {
      return 0;
    }
    int end = digits(text, at + 1);
    if (end == at + 1) {
      return 0;
    }
    boolean fraction = end < text.length() && ",.:".indexOf(text.charAt(end)) >= 0;
    int next = fraction ? digits(text, end + 1) : end;
    if (next <= end + 1) {
      return end;
    }
    boolean seconds = next < text.length() && text.charAt(next) == ':';
    int last = seconds ? digits(text, next + 1) : next;
    return last > next + 1 ? last : next;
  }

  private static int digits(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
      i++;
    }
    return i;
  }

  /** The offset in seconds of what {@link #length} found, null when the name is not known. */
  static @Nullable Integer of(String zone) {
    String name = zone.toLowerCase(Locale.ROOT);
    boolean daylight = name.endsWith(" dst") || name.endsWith(" daylight time");
    if (name.endsWith(" standard time") || daylight) {
      name = name.substring(0, name.indexOf(' '));
    }
    int at = ZONES.indexOf(" " + name + ":");
    if (at >= 0) {
      int start = at + name.length() + 2;
      int minutes = Integer.parseInt(ZONES.substring(start, ZONES.indexOf(' ', start)));
      return minutes * 60 + (daylight ? 3600 : 0);
    }
    for (String prefix : new String[] {"gmt", "utc"}) {
      name = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    }
    return name.startsWith("+") || name.startsWith("-") ? numericOrNull(name) : null;
  }

  private static @Nullable Integer numericOrNull(String offset) {
    try {
      return numeric(offset);
    } catch (NumberFormatException e) {
      return null; // Digits beyond any number of hours.
    }
  }

  private static int numeric(String offset) {
    int sign = offset.charAt(0) == '-' ? -1 : 1;
    String digits = offset.substring(1);
    if (digits.contains(":")) {
      String[] parts = digits.split(":");
      int seconds = parts.length > 2 ? Integer.parseInt(parts[2]) : 0;
      return sign * (Integer.parseInt(parts[0]) * 3600 + Integer.parseInt(parts[1]) * 60 + seconds);
    }
    if (digits.contains(".") || digits.contains(",")) {
      return (int) (sign * Double.parseDouble(digits.replace(',', '.')) * 3600);
    }
    // An odd number of digits has one for the hour.
    String even = digits.length() % 2 == 0 ? digits : "0" + digits;
    int result = Integer.parseInt(even.substring(0, 2)) * 3600;
    result += even.length() >= 4 ? Integer.parseInt(even.substring(2, 4)) * 60 : 0;
    result += even.length() >= 6 ? Integer.parseInt(even.substring(4, 6)) : 0;
    return sign * result;
  }
}
