# A service: where it listens and who serves.
define profile::load_balancer::service (
  Stdlib::Port $port,
  Hash[Stdlib::Host, Stdlib::IP::Address::Nosubnet, 1] $servers,
  Array[Stdlib::IP::Address] $networks,
  Enum['http', 'tcp'] $mode = 'http',
  Enum['roundrobin', 'leastconn', 'source'] $balance = 'roundrobin',
  Optional[String[1]] $check = undef,
  Boolean $tls = false,
  Boolean $backup = false,
  Array[Stdlib::Fqdn] $hosts = [],
  Optional[Integer[1]] $limit = undef,
) {
  $address = $facts['networking']['ip']
  $bind = if $tls {
    ['ssl', 'crt', "/etc/ssl/private/${name}.pem", 'alpn', 'h2,http/1.1']
  } else {
    []
  }

  haproxy::frontend { $name:
    bind                 => { "${address}:${port}" => $bind, ":::${port}" => $bind + ['v6only'] },
    mode                 => $mode,
    defaults_use_backend => false,
    options              => {
      'default_backend' => "${name}-servers",
      'acl'             => ["inside src ${networks.join(' ')}"] + $hosts.map |$host| { "named hdr(host) -i ${host}" },
      'option'          => $mode ? { 'http' => ['httplog', 'forwardfor'], default => ['tcplog'] },
    } + if $limit { { 'rate-limit' => "sessions ${limit}" } } else { {} },
  }

  haproxy::backend { "${name}-servers":
    mode             => $mode,
    collect_exported => false,
    options          => [
      { 'balance' => $balance },
      { 'option' => $check ? { undef => 'tcp-check', /^\// => "httpchk GET ${check}", default => $check } },
      { 'stick-table' => 'type ip size 200k expire 30m' },
    ],
  }

  $servers.keys.each |Integer $index, $server| {
    haproxy::balancermember { "${name} ${server}":
      listening_service => "${name}-servers",
      server_names      => $server,
      ipaddresses       => $servers[$server],
      ports             => [String($port)],
      options           => ['check', 'inter 2000', 'rise 2', 'fall 5'] + ($backup and $index > 0) ? {
        true    => ['backup'],
        default => [],
      },
      define_cookies    => $mode == 'http' and $balance == 'roundrobin',
    }
  }

  profile::monitoring::check { "${facts['networking']['hostname']} balanced ${name}":
    command => "check-backends ${name}-servers ${servers.length}",
  }
}
