# Something of this node that is watched: told to those that watch.
#
# @param command what checks
# @param interval minutes
# @param warn when to say something
define profile::monitoring::check (
  String[1] $command,
  Integer[1] $interval = 5,
  Optional[Numeric] $warn = undef,
  Array[String[1]] $people = ['operators'],
) {
  $words = split($name, ' ')
  $path = "/etc/watch/checks/${regsubst($name, '[^a-z0-9]+', '-', 'G')}.json"

  @@concat::fragment { "check ${name}":
    target  => '/etc/watch/checks.list',
    order   => $words[0],
    content => "${name}\t${command}\n",
    tag     => 'checks',
  }

  file { $path:
    mode    => '0644',
    content => to_json_pretty({
        'host'     => $words[0],
        'check'    => $words[1, -1].join(' '),
        'command'  => $command,
        'interval' => $interval,
        'warn'     => $warn,
        'people'   => $people,
    }, true),
  }
}
