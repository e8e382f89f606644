# A web server with its sites.
class web (
  Hash[Pattern[/\A[a-z0-9.-]+\z/], Hash] $sites,
  Integer[1, 65535]                      $port    = 80,
  Integer[1]                             $workers = $facts['processors']['count'] * 2,
  Integer[1]                             $memory  = profile::share(25),
) {
  package { 'nginx':
    ensure => installed,
  }
  file { ['/etc/nginx', '/etc/nginx/sites', '/srv/www']:
    ensure => directory,
  }
  file { '/etc/nginx/nginx.conf':
    content => epp('web/nginx.conf.epp'),
    require => Package['nginx'],
    notify  => Service['nginx'],
  }
  service { 'nginx':
    ensure => running,
    enable => true,
  }
  $sites.each |String $name, Hash $site| {
    web::site { $name:
      * => $site,
    }
  }
  Web::Site <| |> ~> Service['nginx']
}
