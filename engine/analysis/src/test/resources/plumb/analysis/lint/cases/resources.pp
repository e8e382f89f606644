file { '/a':
  mode   => 644,
  owner  => root,
  ensure => '/b',
  owner  => 'x',
}
file { 'b': mode => '644' }
file { 'b2': mode => $mode }
file { 'b3': mode => undef }
file { 'b4': mode => mode($x) }
file { 'b5': mode => 'u=rwx,go+r' }
file { 'b6': mode => "u=rw", ensure => "/target/${x}" }
file { 'b7': mode => 'abc'; 'b8': mode => '9999', mode => '77' }
concat { 'c': mode => 0644 }
exec { 'e': mode => 0644, ensure => '/x' }
package { [ a, "b", 'c' ]: ensure => installed }
package { foo: ensure => $x ? { 'a' => present, default => absent } }
package { $list: ensure => latest }
package { default: ensure => latest; 'x': version => '1' }
package { ['last', two]: noop => true, ensure => absent }
class { 'x': a => 1, ensure => present }
service { 'svc': enable => { 'ensure' => 1, ensure => 2, ensure => 3 } }
File { owner => 'root', ensure => file }
File['/a'] { mode => '0600', ensure => file }
File <| title == x |> { mode => 644 }
@file { virtual: ensure => file }
@@nagios_host { "x": ensure => file, address => "1.2.3.4" }
create_resources('x', { a => { mode => 5 }})
Package['a'] -> File['b'] ~> Service['c']
Package['a'] ->
File['b'] ~>
  Service['c']
Package['a']
-> File['b']
Service['c'] <- Package['a'] <~ File['b']
