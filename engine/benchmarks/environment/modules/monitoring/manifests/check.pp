# A check that the monitoring server makes.
define monitoring::check (
  String[1]           $command,
  Integer[1, 900]     $interval,
  Optional[String[1]] $server = undef,
) {
  file { "/etc/monitoring/${regsubst($title, '[^a-z0-9]+', '_', 'G')}.cfg":
    content => "[${title}]\nhost=${facts['networking']['fqdn']}\nserver=${server}\ncommand=${command}\ninterval=${interval}\n",
    require => File['/etc/monitoring'],
  }
}
