# Values by system.
class training::params {
  case $facts['os']['family'] {
    'RedHat', 'Suse': { $package = 'a' }
    default: { $package = 'b' }
  }
  $service = $package ? { /a/ => 'httpd', default => 'apache2' }
}
