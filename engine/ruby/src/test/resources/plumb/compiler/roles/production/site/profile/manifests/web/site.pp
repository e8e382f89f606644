# A site with its directory, its virtual hosts, its logs and its check.
define profile::web::site (
  Enum['static', 'php', 'proxy', 'moved'] $kind,
  Array[Stdlib::Fqdn] $aliases = [],
  Boolean $tls = true,
  Optional[Stdlib::HTTPUrl] $upstream = undef,
  Optional[Stdlib::HTTPUrl] $target = undef,
  Optional[Array[String[1], 1]] $users = undef,
  Array[String[1]] $headers = [],
  Optional[String] $fragment = undef,
  String $quota = '1G',
) {
  $root = "/srv/www/${name}"
  $id = 3000 + seeded_rand(20000, $name)

  user { "www-${name}":
    ensure => present,
    uid    => $id,
    home   => $root,
    shell  => '/usr/sbin/nologin',
  }

  file {
    default:
      ensure => directory,
      owner  => "www-${name}",
      mode   => '0751';
    $root:
      require => File['/srv/www'];
    ["${root}/htdocs", "${root}/logs", "${root}/tmp"]:
      group => 'adm';
  }

  $directories = $kind ? {
    'moved' => undef,
    default => [
      {
        'path'           => "${root}/htdocs",
        'options'        => ['-Indexes', '+FollowSymLinks', '-MultiViews'],
        'allow_override' => $kind ? { 'php' => ['All'], default => ['None'] },
      } + if $users {
        {
          'auth_type'      => 'Basic',
          'auth_name'      => $name,
          'auth_user_file' => "${root}/users",
          'auth_require'   => "user ${users.join(' ')}",
        }
      } else {
        {}
      },
      {
        'provider' => 'files',
        'path'     => '.ht*',
        'require'  => 'all denied',
      },
    ],
  }

  $proxies = $kind ? {
    'proxy' => [{ 'path' => '/', 'url' => "${upstream}/", 'keywords' => ['nocanon'], 'params' => { 'retry' => 5 } }],
    default => undef,
  }

  $common = {
    'docroot'         => "${root}/htdocs",
    'docroot_owner'   => "www-${name}",
    'manage_docroot'  => false,
    'serveraliases'   => $aliases,
    'serveradmin'     => "web@${lookup('domain')}",
    'logroot'         => "${root}/logs",
    'logroot_ensure'  => 'directory',
    'access_log_format' => 'timed',
    'directories'     => $directories,
    'proxy_pass'      => $proxies,
    'headers'         => $headers.empty ? { true => undef, default => $headers },
    'custom_fragment' => $fragment,
    'setenvif'        => ['X-Forwarded-Proto https HTTPS=on'],
    'tag'             => [$kind],
  }

  if $kind == 'moved' {
    apache::vhost { "${name} moved":
      servername      => $name,
      port            => 80,
      docroot         => false,
      serveraliases   => $aliases,
      redirect_status => 'permanent',
      redirect_dest   => [$target],
      logroot         => "${root}/logs",
      logroot_ensure  => 'directory',
    }
  } elsif $tls {
    apache::vhost { "${name} tls":
      servername    => $name,
      port          => 443,
      ssl           => true,
      ssl_cert      => "/etc/ssl/certs/${name}.pem",
      ssl_key       => "/etc/ssl/private/${name}.key",
      ssl_protocol  => ['all', '-SSLv3', '-TLSv1', '-TLSv1.1'],
      *             => $common,
    }
    apache::vhost { "${name} plain":
      servername      => $name,
      port            => 80,
      docroot         => false,
      serveraliases   => $aliases,
      logroot         => "${root}/logs",
      rewrites        => [
        {
          'comment'      => 'all but the challenges of the certificates',
          'rewrite_cond' => ['%{REQUEST_URI} !^/\.well-known/'],
          'rewrite_rule' => ["^/?(.*)\$ https://${name}/\$1 [R=301,L]"],
        },
      ],
    }
  } else {
    apache::vhost { $name:
      port => 80,
      *    => $common,
    }
  }

  if $users {
    file { "${root}/users":
      owner   => 'root',
      group   => lookup('profile::web::group'),
      mode    => '0640',
      content => template('profile/web/users.erb'),
    }
  }

  profile::base::rotation { "web-${name}":
    path  => "${root}/logs/*.log",
    every => 'day',
    keep  => 30,
    mode  => '0640',
  }

  profile::monitoring::check { "${facts['networking']['hostname']} site ${name}":
    command => "check-http ${if $tls { 'https' } else { 'http' }}://${name}/",
    warn    => if $kind == 'php' { 2 } else { 0.5 },
  }

  cron { "quota of ${name}":
    command => "/usr/local/bin/quota ${root} ${quota}",
    minute  => fqdn_rand(60, $name),
    hour    => fqdn_rand(24, $name),
    weekday => $id % 7,
  }
}
