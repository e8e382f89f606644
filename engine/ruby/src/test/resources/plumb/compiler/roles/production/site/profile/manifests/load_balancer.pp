# HAProxy before the services of the site.
#
# @param services by name: where they are reached, and who serves them
# @param networks whose requests are allowed everywhere
# @param users who may see the statistics
class profile::load_balancer (
  Hash[String[1], Profile::Balanced] $services,
  Array[Stdlib::IP::Address] $networks,
  Hash[String[1], String[1]] $users,
) {
  class { 'haproxy':
    merge_options    => true,
    global_options   => {
      'maxconn' => $facts['processors']['count'] * 10000,
      'log'     => ['/dev/log local0', '/dev/log local1 notice'],
      'ssl-default-bind-options' => 'no-sslv3 no-tlsv10',
    },
    defaults_options => {
      'timeout' => ['http-request 10s', 'queue 1m', 'connect 5s', 'client 1m', 'server 1m', 'check 10s'],
      'maxconn' => '20000',
    },
  }

  haproxy::userlist { 'watchers':
    users  => $users.map |$user, $password| { "${user} insecure-password ${password}" },
    groups => ["all users ${users.keys.join(',')}"],
  }

  haproxy::listen { 'statistics':
    ipaddress => '127.0.0.1',
    ports     => ['8404'],
    mode      => 'http',
    options   => [
      { 'stats' => ['enable', 'uri /', 'refresh 10s'] },
      { 'acl' => 'known http_auth(watchers)' },
      { 'stats' => 'http-request auth unless known' },
    ],
  }

  haproxy::mapfile { 'hosts':
    mappings => $services.filter |$name, $service| { $service['hosts'] =~ NotUndef }.map |$name, $service| {
      $service['hosts'].map |$host| { { $host => $name } }
    }.flatten,
  }

  $services.each |$name, $service| {
    profile::load_balancer::service { $name:
      networks => $networks,
      *        => $service,
    }
  }

  haproxy::resolver { 'site':
    nameservers     => { 'dns1' => '192.0.2.53:53', 'dns2' => '192.0.2.54:53' },
    hold            => { 'nx' => '30s', 'valid' => '10s' },
    resolve_retries => 3,
    timeout         => { 'retry' => '1s' },
  }

  file { '/etc/haproxy/errors/503.http':
    content => inline_template("HTTP/1.0 503 Service Unavailable\r\n\r\nAsk <%= scope['profile::base::contact'] %>.\n"),
    require => Package['haproxy'],
  }
}
