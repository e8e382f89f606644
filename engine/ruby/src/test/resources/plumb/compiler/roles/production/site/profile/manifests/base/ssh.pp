# The way in.
#
# @param port where the server listens
# @param options of the server, beside those that follow from the node
# @param known_hosts other hosts whose keys are known
class profile::base::ssh (
  Stdlib::Port $port,
  Hash[String, NotUndef] $options,
  Hash[Stdlib::Fqdn, Hash] $known_hosts,
) {
  class { 'ssh::server':
    storeconfigs_enabled => false,
    options              => {
      'Port'          => $port,
      'ListenAddress' => [$facts['networking']['ip']].filter |$ip| { $ip =~ NotUndef },
    } + $options,
  }

  $address = $facts['networking']['ip']
  @@sshkey { $facts['networking']['fqdn']:
    ensure       => present,
    type         => 'ssh-ed25519',
    key          => base64('encode', sha256($facts['networking']['fqdn']), 'strict'),
    host_aliases => [$facts['networking']['hostname'], $address],
    tag          => 'hosts',
  }
  create_resources('sshkey', $known_hosts, { 'ensure' => 'present', 'type' => 'ssh-rsa' })
  Sshkey <<| tag == 'hosts' |>>
}
