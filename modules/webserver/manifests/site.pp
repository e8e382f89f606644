# @summary One site of the web server.
#
# @param server_names
#   Host names that the site answers to.
#
# @param port
#   TCP port that it listens on.
#
# @param default_server
#   Whether it answers to requests for names that no site has.
#
# @param docroot
#   Directory of its documents.
#
# @param manage_docroot
#   Whether to make that directory, writable for the editors, with a first page.
#
# @param headers
#   Further headers of all answers.
define webserver::site (
  Array[Webserver::Hostname, 1] $server_names   = [$name],
  Integer[1, 65535]             $port           = 80,
  Boolean                       $default_server = false,
  Webserver::Path               $docroot        = "${webserver::root}/${name}",
  Boolean                       $manage_docroot = true,
  Hash[String[1], String[1]]    $headers        = {},
) {
  file { "/etc/nginx/sites-available/${name}":
    ensure  => file,
    owner   => 'root',
    group   => 'root',
    mode    => '0644',
    content => epp('webserver/site.epp', {
      'server_names'   => $server_names,
      'port'           => $port,
      'default_server' => $default_server,
      'docroot'        => $docroot,
      'headers'        => $headers,
    }),
  }

  file { "/etc/nginx/sites-enabled/${name}":
    ensure => link,
    target => "/etc/nginx/sites-available/${name}",
  }

  if $manage_docroot {
    file { $docroot:
      ensure => directory,
      owner  => 'root',
      group  => 'editors',
      mode   => '2775',
    }

    # Only the first page is ours: the editors replace it.
    file { "${docroot}/index.html":
      ensure  => file,
      owner   => 'root',
      group   => 'editors',
      mode    => '0664',
      replace => false,
      content => "<!DOCTYPE html>\n<title>${name}</title>\n<h1>${name}</h1>\n",
    }
  }
}
