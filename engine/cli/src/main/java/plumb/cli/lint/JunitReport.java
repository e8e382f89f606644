package plumb.cli.lint;

import java.io.PrintStream;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import plumb.analysis.Finding;
import plumb.analysis.lint.LintedFile;

/**
 * Test results as JUnit writes them: a suite for each file, a failed case for each finding, and one
 * that passes for a file without findings.
 */
final class JunitReport implements LintReport {
  /** What XML 1.0 has no form for. */
  private static final Pattern UNSPEAKABLE =
      Pattern.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

  private final LintOptions options;

  JunitReport(LintOptions options) {
    this.options = options;
  }

  @Override
  public void print(List<LintedFile> files, PrintStream out) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      writeSuites(files, xml);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("a string does not fail", e);
    }
    out.println(text);
  }

  private void writeSuites(List<LintedFile> files, XMLStreamWriter xml) throws XMLStreamException {
    int failures = 0;
    int tests = 0;
    for (LintedFile file : files) {
      int found = options.printed(file).size();
      failures += found;
      tests += Math.max(1, found);
    }
    start("testsuites", "plumb lint", tests, failures, xml);
    for (LintedFile file : files) {
      writeSuite(file, xml);
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private void writeSuite(LintedFile file, XMLStreamWriter xml) throws XMLStreamException {
    String path = file.source().path();
    List<Finding> findings = options.printed(file);
    xml.writeCharacters("\n  ");
    start("testsuite", path, Math.max(1, findings.size()), findings.size(), xml);
    if (findings.isEmpty()) {
      xml.writeCharacters("\n    ");
      xml.writeEmptyElement("testcase");
      attribute("name", "lint", xml);
      attribute("classname", path, xml);
    }
    for (Finding finding : findings) {
      writeCase(finding, xml);
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private static void writeCase(Finding finding, XMLStreamWriter xml) throws XMLStreamException {
    String place = finding.line() + ":" + finding.column();
    xml.writeCharacters("\n    ");
    xml.writeStartElement("testcase");
    attribute("name", finding.check() + " at " + place, xml);
    attribute("classname", finding.path(), xml);
    xml.writeStartElement("failure");
    attribute("type", finding.level().word(), xml);
    attribute("message", finding.message(), xml);
    xml.writeCharacters(spoken(finding.path() + ":" + place + ": " + finding.messageWithHint()));
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void start(String name, String of, int tests, int failures, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeStartElement(name);
    attribute("name", of, xml);
    attribute("tests", Integer.toString(tests), xml);
    attribute("failures", Integer.toString(failures), xml);
  }

  private static void attribute(String name, String value, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeAttribute(name, spoken(value));
  }

  private static String spoken(String text) {
    return UNSPEAKABLE.matcher(text).replaceAll("\uFFFD");
  }
}
