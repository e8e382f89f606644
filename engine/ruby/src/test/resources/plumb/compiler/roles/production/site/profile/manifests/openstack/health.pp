# A service that is asked whether it is well, and whose logs are kept.
define profile::openstack::health (
  Stdlib::Port $port,
  Stdlib::Unixpath $path = '/healthcheck',
  Array[Integer] $codes = [200],
) {
  profile::monitoring::check { "${facts['networking']['hostname']} api ${name}":
    command => "check-http http://${facts['networking']['ip']}:${port}${path} ${codes.join(',')}",
    warn    => 1.5,
  }
  profile::base::rotation { "openstack-${name}":
    path  => "/var/log/${name}/*.log",
    every => 'day',
    keep  => lookup({ 'name' => "profile::openstack::keep_logs::${name}", 'value_type' => Integer, 'default_value' => 14 }),
    after => "systemctl kill -s HUP '${name}-*'",
  }
}
