# Sites of customers behind Apache.
#
# @param sites by name
# @param modules of Apache
# @param php where requests for PHP go
class profile::web (
  Hash[Stdlib::Fqdn, Profile::Site] $sites,
  Array[String[1]] $modules,
  Stdlib::Absolutepath $php = '/run/php/php-fpm.sock',
) {
  class { 'apache':
    default_vhost          => false,
    mpm_module             => false,
    server_tokens          => 'Prod',
    server_signature       => 'Off',
    trace_enable           => 'Off',
    log_formats            => {
      'timed' => '%h %l %u %t \"%r\" %>s %b %D',
    },
    keepalive              => 'On',
    max_keepalive_requests => '400',
  }
  contain apache

  class { 'apache::mod::event':
    maxrequestworkers => $facts['processors']['count'] * 64,
    threadsperchild   => 32,
  }

  $modules.each |$module| {
    include "apache::mod::${module}"
  }

  file { '/srv/www':
    ensure => directory,
  }

  $sites.each |$name, $site| {
    profile::web::site { $name:
      * => $site,
    }
  }

  # What all sites of a kind share.
  Profile::Web::Site <| kind == 'php' |> -> File['/srv/www/php.conf']
  file { '/srv/www/php.conf':
    content => epp('profile/web/php.epp', {
        'sites'  => $sites.filter |$name, $site| { $site['kind'] == 'php' }.keys,
        'socket' => $php,
    }),
  }

  Apache::Vhost <| tag == 'static' |> {
    keepalive => 'off',
  }
}
