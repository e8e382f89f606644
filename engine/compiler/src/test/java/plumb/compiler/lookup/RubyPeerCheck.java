package plumb.compiler.lookup;

import plumb.compiler.yaml.RubyPeer;

/** Asks once whether the real Puppet can be run. */
final class RubyPeerCheck {
  private static final boolean INSTALLED = RubyPeer.available(PuppetPeer.REQUIREMENT);

  private RubyPeerCheck() {}

  static boolean puppetIsInstalled() {
    return INSTALLED;
  }
}
