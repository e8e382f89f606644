host { 'x': ip => '1.2.3.256' }
host { 'x': ip => 'fe80:::1' }
host { 'a b': ip => '1.2.3.4' }
host { 'x': ip => '1.2.3.4', host_aliases => ['a b'] }
host { 'x': ip => '1.2.3.4', host_aliases => ['a', ''] }
host { 'x': ip => '1.2.3.4', comment => "two\nlines" }
host { 'x': ip => '1.2.3.4', ensure => 'maybe' }
mailalias { 'x': recipient => 'a', file => '/b' }
mailalias { 'x': file => 'b' }
sshkey { 'a b': type => 'rsa', key => 'x' }
sshkey { 'a,b': type => 'rsa', key => 'x' }
sshkey { 'a': type => 'none', key => 'x' }
sshkey { 'a': type => 'rsa', key => 'x', host_aliases => 'a,b' }
sshkey { 'a': type => 'rsa', key => 'x', host_aliases => 'a b' }
ssh_authorized_key { 'a': type => 'rsa', key => 'x' }
ssh_authorized_key { 'a': user => 'root', type => 'x', key => 'x' }
ssh_authorized_key { 'a': user => 'root', type => 'rsa', key => 'x y' }
ssh_authorized_key { 'a': user => 'root', type => 'rsa', key => 'x', options => 'a,b' }
mount { '/x': ensure => 'there', device => 'x', fstype => 'y' }
mount { '/x': device => 'x', fstype => 'y z' }
mount { '/x': device => 'x', fstype => '' }
mount { '/x': device => 'x', fstype => 'y', options => 'a b' }
mount { '/x': device => 'x', fstype => 'y', options => '' }
mount { '/x': device => 'x', fstype => 'y', dump => 3 }
mount { '/x': device => 'x', fstype => 'y', remounts => 'maybe' }
resources { 'nosuch': purge => true }
resources { 'user': purge => true, unless_system_user => 'x' }
user { 'x': purge_ssh_keys => ['relative'] }
file { '/x': audit => 'colour' }
tidy { '/x': matches => '*.tmp' }
tidy { '/x': age => '3y' }
tidy { '/x': age => 'old' }
tidy { '/x': size => '3y' }
tidy { '/x': type => 'btime' }
tidy { '/x': recurse => 'deep' }
file_line { 'x': path => '/x' }
file_line { 'x': line => 'y' }
file_line { 'x': path => 'x', line => 'y' }
file_line { 'x': path => '/x', line => 'y', multiple => 'maybe' }
file_line { 'x': path => '/x', line => 'y', match => 'y', multiple => false, replace_all_matches_not_matching_line => true }
selboolean { 'x': value => 'maybe' }
selboolean { 'x': value => on, persistent => 'maybe' }
selmodule { 'x': syncversion => 'maybe' }
concat_fragment { 'x': content => 'y' }
concat_fragment { 'x': target => '/x' }
concat_fragment { 'x': target => '/x', content => 'y', source => '/z' }
concat_fragment { 'x': target => '/x', content => 'y', order => '1/2' }
concat_file { 'x': }
concat_file { '/x': order => 'random' }
ini_setting { 'x': path => 'y', setting => 'z' }
ini_setting { 'x': path => '/y', setting => 'z', ensure => 'maybe' }
nova_config { 'x': value => 'z' }
package { 'x': provider => rpm, ensure => purged }
