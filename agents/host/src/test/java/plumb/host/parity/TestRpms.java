package plumb.host.parity;

import java.io.IOException;
import plumb.host.machine.BootedHost;

/** Packages of RPM that the cases install, built on each host by its own rpmbuild. */
final class TestRpms {
  private static final String SCRIPT =
      """
      set -e
      build() { # name version-release more-of-the-header file architecture
        cat >/tmp/$1.spec <<END
      Name: $1
      Version: ${2%-*}
      Release: ${2#*-}
      Summary: made for a test
      License: none
      ${5-BuildArch: noarch}
      $3
      %description
      made for a test
      %install
      mkdir -p %{buildroot}/usr/share
      echo $2 >%{buildroot}/usr/share/$1-${4:-file}
      %files
      /usr/share/$1-${4:-file}
      END
        rpmbuild -bb --define '_rpmdir /srv/rpms' /tmp/$1.spec >/tmp/rpmbuild 2>&1 ||
          { cat /tmp/rpmbuild; exit 1; }
      }
      build rbase 1.0-1
      build pinned 1.0-1
      build another 1.0-1
      for version in 1.0-1 1.5-1 2.0~rc1-1 2.0-1; do
        build rtool $version 'Provides: virtual-rtool'
      done
      build rdependent 1.0-1 'Requires: rbase'
      for version in 3.0-1 1.0-1; do
        build epochal $version 'Epoch: 1'
      done
      build epochal 9.0-1
      for version in 1.0-1 2.0-1; do
        build core $version '' $version
      done
      build native 1.0-1 '' file ''
      createrepo_c -q /srv/rpms
      mkdir -p /etc/yum.repos.d
      printf '[local]\\nname=local\\nbaseurl=file:///srv/rpms\\ngpgcheck=0\\n' \\
        >/etc/yum.repos.d/local.repo
      printf '[main]\\ninstallonlypkgs=core\\n' >/etc/dnf/dnf.conf
      """;

  private TestRpms() {}

  /** Makes the packages and a repository of them, the only one. */
  static void install(BootedHost host) throws IOException, InterruptedException {
    host.sh(SCRIPT);
  }
}
