# Answers for the zones of the site, and asks others for the rest.
#
# @param zones by name
# @param keys that may change zones
# @param secondaries who copies zones
# @param networks that may ask for anything
class profile::dns (
  Hash[Stdlib::Fqdn, Profile::Zone] $zones,
  Hash[String[1], String[1]] $keys,
  Array[Stdlib::IP::Address] $secondaries,
  Array[Stdlib::IP::Address] $networks,
) {
  class { 'dns':
    recursion          => 'yes',
    allow_recursion    => ['localnets', 'inside'],
    acls               => { 'inside' => $networks, 'secondaries' => $secondaries },
    forwarders         => lookup('profile::dns::forwarders', Array[Stdlib::IP::Address], 'unique', []),
    forward            => 'first',
    dns_notify         => 'explicit',
    additional_options => {
      'minimal-responses' => 'yes',
      'querylog'          => false,
      'rate-limit'        => '{ responses-per-second 20; }',
    },
    controls           => {
      '127.0.0.1' => { 'port' => 953, 'allowed_addresses' => ['127.0.0.1'], 'keys' => ['rndc-key'] },
    },
  }

  $keys.each |$key, $secret| {
    dns::key { $key:
      algorithm => 'hmac-sha256',
      secret    => $secret,
    }
  }

  $zones.each |$zone, $content| {
    profile::dns::zone { $zone:
      secondaries => $secondaries,
      *           => $content,
    }
  }

  # Addresses of the nodes that say where they are.
  Profile::Dns::Zone <| |> -> file { '/etc/watch/zones':
    content => $zones.map |$zone, $content| { "${zone} ${pick($content['records'], {}).length}\n" }.join,
  }
}
