# A class with data.
class training (
  Array[String[1]] $people = [],
  Hash[String, Training::Data] $items = {},
  Variant[Sensitive[String], String] $secret = 'x',
  Optional[Enum['a', 'b']] $choice = undef,
) inherits training::params {
  $items.each |$name, $item| {
    training::item { $name:
      * => $item,
    }
  }
  create_resources('training::item', { 'three' => { 'path' => '/tmp/three', 'loglevel' => 'info' } }, { 'size' => 3 })
  training_thing { 'a':
    ensure => present,
    size   => 3,
  }
  file { "/tmp/${training::params::package}":
    content => Sensitive('x'),
    require => [Class['training::params'], Training::Item['two']],
  }
  class { 'training::last': }
  @@notify { 'exported': }
  Training::Item <| title != 'none' and tag == 'training' |> { tags +> ['c'] }
  Class['training::params'] -> Training::Item <| |> ~> Training_thing['a']
  contain training::params
  tag('b')
  realize(Training::Item['two'])
  if defined(File['/tmp/one']) and !defined('$nothing') { warning('defined') }
}
