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
