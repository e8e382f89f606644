package plumb.host.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import plumb.agent.provider.ProviderException;
import plumb.host.command.Command;

class RpmVersionTest {
  private static final List<String> VERSIONS =
      List.of(
          "0",
          "1",
          "1.0",
          "1.00",
          "01",
          "1.0-1",
          "1.0-1.el8",
          "1.0-1.el8_2",
          "1.0-10.el8",
          "1.0~rc1-1",
          "1.0~~-1",
          "1.0rc1-1",
          "1.0a-1",
          "1.0.1-1",
          "1.10-1",
          "1.2-1",
          "0:1.0-1",
          "1:0.1-1",
          "2:0",
          "1_0-1",
          "1..0-1",
          "10-1",
          "9-1",
          "a-1",
          "b-1",
          "1.a-1",
          "1.0.-1",
          "1.0+git5-1",
          "1.0^git5-1",
          "123456789012345678901234567890-1",
          "123456789012345678901234567891-1");

  /** What an installed version has: a release always. */
  private static List<String> installed() {
    return VERSIONS.stream().filter(version -> version.contains("-")).toList();
  }

  @Test
  void versionsCompareAsInTheReference() throws Exception {
    assumeTrue(
        Files.exists(Path.of("/usr/lib/ruby/vendor_ruby/puppet/util/rpm_compare.rb")),
        "the reference is not installed");
    List<String> ours = new ArrayList<>();
    StringBuilder input = new StringBuilder();
    List<String> asked = new ArrayList<>(VERSIONS);
    asked.remove("0:1.0-1"); // which the reference finds newer than the same without an epoch
    for (String wanted : asked) {
      for (String found : installed()) {
        input.append(wanted + " " + found + "\n");
        int order = RpmVersion.parse(wanted).compareToInstalled(RpmVersion.parse(found));
        ours.add(wanted + " " + found + " " + Integer.signum(order));
      }
    }
    String program =
        """
        require "puppet"
        require "puppet/util/rpm_compare"
        include Puppet::Util::RpmCompare
        $stdin.each_line { |l| a, b = l.split; puts "#{a} #{b} #{rpm_compareEVR(a, b)}" }
        """;
    String theirs = Command.of("ruby", "-e", program).reading(input.toString()).run().output();
    assertThat(ours).containsExactlyElementsOf(theirs.lines().toList());
  }

  @Test
  void noEpochIsZero() {
    RpmVersion explicit = RpmVersion.parse("0:1.0-1");
    assertThat(explicit.compareToInstalled(RpmVersion.parse("1.0-1"))).isZero();
    assertThat(explicit.compareTo(RpmVersion.parse("1:0.5-1"))).isNegative();
  }

  @ParameterizedTest
  @CsvSource({
    ">=1.0, 1.0-1, true",
    "<=1.0, 1.0-1, false",
    ">1.0, 1:0.5-1, true",
    "<2.0, 2.0~rc1-1, true",
    ">=1.0 <1.5, 1.4.9-3.el8, true",
    ">=1.0 <1.5, 1.5-1, false",
  })
  void rangesAdmitWhatIsBetweenTheirBounds(String range, String version, boolean admitted) {
    VersionRange<RpmVersion> parsed = VersionRange.parse(range, RpmVersion::parse);
    assertThat(parsed).isNotNull();
    assertThat(parsed.admits(RpmVersion.parse(version))).isEqualTo(admitted);
  }

  @Test
  void whatRpmPrintsIsReadOrRefused() throws Exception {
    String output = "gpg-pubkey 0 8483c65d 5ccc5b19 (none)\nbash 0 5.1 2.el9 x86_64\n";
    assertThat(RpmDatabase.parse(output)).extracting(RpmEntry::name).contains("bash");
    assertThatThrownBy(() -> RpmDatabase.parse(output + "error: db5 is broken\n"))
        .isInstanceOf(ProviderException.class)
        .hasMessageContaining("makes no sense: error: db5 is broken");
  }

  @Test
  void updatesAreReadAsDnfPrintsThem() {
    String output =
        """
        Last metadata expiration check: 0:12:01 ago on Sun Nov 22 19:26:01 2026.

        bash.x86_64                  5.2.26-4.el9                    baseos
        kernel.x86_64                1:5.14.0-503.el9                baseos
        a-package-with-a-name-that-does-not-fit.noarch
                                     2.0-1                           appstream
        Obsoleting Packages
        grub2-tools.x86_64           1:2.06-80.el9                   baseos
        """;
    assertThat(DnfUpdates.parse(output))
        .containsEntry("bash", "0:5.2.26-4.el9")
        .containsEntry("kernel.x86_64", "1:5.14.0-503.el9")
        .containsEntry("a-package-with-a-name-that-does-not-fit", "0:2.0-1")
        .hasSize(6);
  }
}
