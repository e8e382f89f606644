package plumb.analysis.lintcache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import plumb.analysis.Finding;
import plumb.analysis.Fix;
import plumb.analysis.Level;
import plumb.analysis.lint.LintedFile;
import plumb.dsl.source.SourceText;

/**
 * What was found in a file as bytes, without its path and text. A checksum comes first, so that
 * damage is noticed before anything is made of the bytes. The format has no versions: who stores
 * the bytes keeps those of other builds apart.
 */
final class FindingsFormat {
  private FindingsFormat() {}

  static byte[] encode(LintedFile file) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(content);
        DataOutputStream whole = new DataOutputStream(bytes)) {
      out.writeInt(file.findings().size());
      for (Finding finding : file.findings()) {
        write(finding, out);
      }
      out.writeInt(file.ignored().size());
      for (LintedFile.Ignored ignored : file.ignored()) {
        write(ignored.finding(), out);
        write(ignored.reason(), out);
      }
      out.writeInt(file.remarks().size());
      for (String remark : file.remarks()) {
        write(remark, out);
      }
      whole.writeLong(checksum(content.toByteArray(), 0));
      content.writeTo(whole);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /** What bytes say of a text that was found in it; null when they are damaged. */
  static @Nullable LintedFile decode(byte[] bytes, SourceText source) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readLong() != checksum(bytes, Long.BYTES)) {
        return null;
      }
      List<Finding> findings = new ArrayList<>();
      for (int i = in.readInt(); i > 0; i--) {
        findings.add(finding(in, source.path()));
      }
      List<LintedFile.Ignored> ignored = new ArrayList<>();
      for (int i = in.readInt(); i > 0; i--) {
        ignored.add(new LintedFile.Ignored(finding(in, source.path()), text(in)));
      }
      List<String> remarks = new ArrayList<>();
      for (int i = in.readInt(); i > 0; i--) {
        remarks.add(text(in));
      }
      return new LintedFile(source, findings, ignored, remarks);
    } catch (IOException e) {
      return null;
    }
  }

  private static long checksum(byte[] bytes, int start) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes, start, bytes.length - start);
    return checksum.getValue();
  }

  private static void write(Finding finding, DataOutputStream out) throws IOException {
    write(finding.check(), out);
    out.writeByte(finding.level().ordinal());
    out.writeInt(finding.line());
    out.writeInt(finding.column());
    write(finding.message(), out);
    String hint = finding.hint();
    out.writeBoolean(hint != null);
    if (hint != null) {
      write(hint, out);
    }
    Fix fix = finding.fix();
    out.writeBoolean(fix != null);
    if (fix != null) {
      out.writeInt(fix.start());
      out.writeInt(fix.end());
      write(fix.replacement(), out);
    }
  }

  private static Finding finding(DataInputStream in, String path) throws IOException {
    String check = text(in);
    Level level = Level.values()[in.readByte()];
    int line = in.readInt();
    int column = in.readInt();
    String message = text(in);
    String hint = in.readBoolean() ? text(in) : null;
    Fix fix = in.readBoolean() ? new Fix(in.readInt(), in.readInt(), text(in)) : null;
    return new Finding(check, level, path, line, column, message, hint, fix);
  }

  private static void write(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
