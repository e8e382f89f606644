# @summary The configuration of nginx and the sites.
#
# @api private
class webserver::config {
  file { '/etc/nginx/nginx.conf':
    ensure       => file,
    owner        => 'root',
    group        => 'root',
    mode         => '0644',
    content      => epp('webserver/nginx.conf.epp', {
      'worker_processes'   => $webserver::worker_processes,
      'worker_connections' => $webserver::worker_connections,
    }),
    validate_cmd => '/usr/sbin/nginx -t -c %',
  }

  # Purged: only the sites that are in the data are served.
  file { '/etc/nginx/sites-enabled':
    ensure  => directory,
    owner   => 'root',
    group   => 'root',
    mode    => '0755',
    recurse => true,
    purge   => true,
  }

  file { $webserver::root:
    ensure => directory,
    owner  => 'root',
    group  => 'root',
    mode   => '0755',
  }

  $webserver::sites.each |$name, $site| {
    webserver::site { $name:
      * => $site,
    }
  }
}
