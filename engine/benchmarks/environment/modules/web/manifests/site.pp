# A site: its configuration, its files, and how it is watched.
define web::site (
  String[1]                                  $root,
  Array[String[1]]                           $aliases = [],
  Integer[1, 65535]                          $port    = $web::port,
  Boolean                                    $tls     = false,
  Hash[String[1], Variant[String, Integer]]  $headers = {},
  Optional[Integer[1, 3600]]                 $expires = undef,
  Enum['static', 'proxy']                    $kind    = 'static',
  Float[0.0, 1.0]                            $weight  = 0.5,
) {
  $names = [$title] + $aliases.map |$name| { "${name}.${facts['networking']['domain']}" }
  $listen = $tls ? {
    true    => "${facts['networking']['ip']}:443 ssl",
    default => "${facts['networking']['ip']}:${port}",
  }
  $cache = case $kind {
    'proxy': { profile::share(5, 16) }
    default: { 0 }
  }
  file { "/srv/www/${title}":
    ensure => directory,
    owner  => 'www-data',
    mode   => '0755',
  }
  file { "/etc/nginx/sites/${title}.conf":
    content => epp('web/site.epp', {
      'names'   => $names,
      'listen'  => $listen,
      'root'    => $root,
      'headers' => $headers,
      'expires' => $expires,
      'cache'   => $cache,
      'share'   => sprintf('%.2f', $weight * $facts['processors']['count']),
    }),
    require => File["/srv/www/${title}"],
  }
  @monitoring::check { "http ${title}":
    command  => "check_http -I ${facts['networking']['ip']} -p ${port} -H ${title}",
    interval => if $tls { 30 } else { 60 },
    tag      => ['web', $kind],
  }
}
