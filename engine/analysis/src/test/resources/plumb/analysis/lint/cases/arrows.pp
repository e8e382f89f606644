file { '/a':
  ensure => file,
  mode   => '0644',
  owner  =>'root',
  group=> 'root',
  "long${name}x" => 1,
  content => template('x'), source => 'x',
}
file { '/b': ensure => file, mode => '0644' }
file { '/c': ensure => file,
  mode => '0644' }
file {
  '/d':
    ensure => file,
    content => {
      'a' => 1,
      'bcd' => 2,
      'e' => { 'f' => 1, 'ghi' => 2 },
    };
  '/e':
    ensure => absent,
    mode     => '1',
}
exec { 'x':
  command => 'a', # comment => here
  # onlyif => b,
  path => ['/a',
    '/b'],
  require => File['/a'] ? { default => 1,
    undef => 2 },
}
