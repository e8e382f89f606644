# Clocks follow those of the site, in an order that differs from node to node.
#
# @param servers the clocks
class profile::base::time (
  Array[Stdlib::Host, 1] $servers,
) {
  class { 'ntp':
    servers           => fqdn_rotate($servers, 'clocks'),
    preferred_servers => [$servers[0]],
    restrict          => ['default kod nomodify notrap nopeer noquery', '127.0.0.1', '-6 ::1'],
  }
  contain ntp
}
