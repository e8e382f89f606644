# Touches every native type, in noop mode, so that the start-up archive gets the classes of all.
class training (String $path = '/tmp/plumb-training', Array[String] $names = ['a', 'b']) {
  File { mode => 'u=rw,go=r' }

  $names.each |Integer $index, String $name| {
    training::item { "${name}-${index}":
      path => "${path}/${name}",
    }
  }

  service { 'cron': ensure => running }
  package { 'bash': ensure => installed }
  ~> exec { 'training':
    command     => 'true',
    path        => ['/bin', '/usr/bin'],
    unless      => 'test -e /nonexistent',
    refreshonly => true,
  }

  group { 'root': ensure => present }
  user { 'root': ensure => present }
  cron { 'training':
    command => '/bin/true',
    minute  => '*/5',
  }
  @notify { 'virtual': tag => 'training' }
  Notify <| tag == 'training' |>

  case $facts['os']['family'] {
    'Debian': { notice("${facts['networking']['fqdn']} runs ${facts['os']['name']}") }
    /(?i:red)hat/: { warning("matched ${1}") }
    default: { notice(inline_epp('<%= $facts["kernel"] %>')) }
  }
}

define training::item (String $path, Optional[Integer] $size = undef) {
  $text = @("END")
    | ${title}: ${size} ${[1, 2, 3].map |$n| { $n * 2 }.join(', ')}
    | END
  file { $path:
    ensure  => file,
    content => $text,
  }
}

include training
