# A zone with its records.
define profile::dns::zone (
  Array[Stdlib::IP::Address] $secondaries,
  Hash[String[1], Variant[Stdlib::IP::Address, Stdlib::Fqdn, Array[Stdlib::IP::Address]]] $records = {},
  Array[Stdlib::Fqdn] $mail = [],
  Array[Stdlib::IP::Address] $masters = [],
  Optional[String[1]] $dynamic = undef,
  Boolean $reverse = false,
  Integer[1] $serial = 1,
) {
  $own = $masters.empty
  $file = "/etc/bind/records/${name}"

  dns::zone { $name:
    zonetype            => if $own { 'master' } else { 'slave' },
    masters             => $masters,
    reverse             => $reverse,
    soa                 => "ns1.${lookup('domain')}",
    soaip               => '192.0.2.53',
    contact             => "hostmaster.${lookup('domain')}.",
    serial              => $serial,
    also_notify         => $own ? { true => $secondaries, default => [] },
    allow_transfer      => ['secondaries'],
    update_policy_rules => if $dynamic {
      { $dynamic => { 'matchtype' => 'zonesub', 'rr' => 'ANY' } }
    } else {
      {}
    },
  }

  if $own {
    concat { $file:
      owner => 'root',
      mode  => '0644',
    }
    concat::fragment { "${name} start":
      target  => $file,
      order   => '01',
      content => epp('profile/dns/start.epp', { 'zone' => $name, 'mail' => $mail }),
    }
    $records.each |$record, $value| {
      $lines = case $value {
        Array: { $value.map |$address| { "${record}\tA\t${address}" } }
        Stdlib::IP::Address::V6: { ["${record}\tAAAA\t${value}"] }
        Stdlib::IP::Address: { ["${record}\tA\t${value}"] }
        default: { ["${record}\tCNAME\t${value}."] }
      }
      concat::fragment { "${name} ${record}":
        target  => $file,
        order   => $reverse ? { true => sprintf('%05d', Integer($record, 10)), default => "50 ${record}" },
        content => "${lines.join("\n")}\n",
      }
    }
  }
}
