package plumb.compiler.unitcache;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import plumb.compiler.program.UnitReader.Syntax;

/**
 * What a program is kept under: its text. Two checksums that the processor computes find it, and
 * the text itself, which is kept with the program, tells texts apart that have the same ones:
 * nobody can pass his program off as that of another text. A cryptographic hash in their place
 * would take longer than all else that reading a kept program takes.
 */
final class UnitKey {
  private final byte[] text;
  private final Syntax syntax;
  private final long checksums;

  private UnitKey(byte[] text, Syntax syntax) {
    this.text = text;
    this.syntax = syntax;
    CRC32 first = new CRC32();
    first.update(text, 0, text.length);
    CRC32C second = new CRC32C();
    second.update(text, 0, text.length);
    checksums = first.getValue() << Integer.SIZE | second.getValue();
  }

  static UnitKey of(String text, Syntax syntax) {
    return new UnitKey(text.getBytes(StandardCharsets.UTF_8), syntax);
  }

  /** With {@link #shape}, what the program is found by; another text may have the same. */
  long checksums() {
    return checksums;
  }

  /** The text's length and syntax. */
  long shape() {
    return (long) text.length << Byte.SIZE | syntax.ordinal();
  }

  /** How many bytes the text has. */
  int length() {
    return text.length;
  }

  boolean startsWithText(byte[] kept) {
    return kept.length >= text.length && Arrays.equals(kept, 0, text.length, text, 0, text.length);
  }

  byte[] textAnd(byte[] more) {
    byte[] both = Arrays.copyOf(text, text.length + more.length);
    System.arraycopy(more, 0, both, text.length, more.length);
    return both;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UnitKey key
        && key.checksums == checksums
        && key.syntax == syntax
        && Arrays.equals(key.text, text);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(checksums);
  }
}
