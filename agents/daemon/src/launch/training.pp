# Whatever this loads starts fast: one resource of each type that most hosts have.
file { '/tmp/plumb-training':
  ensure => directory,
  mode   => '0750',
}
file { '/tmp/plumb-training/file':
  content => "text\n",
  owner   => 'root',
  group   => 'root',
}
file { '/tmp/plumb-training/link':
  ensure => link,
  target => '/tmp/plumb-training/file',
}
exec { '/bin/true':
  unless => '/bin/false',
}
package { 'bash':
  ensure => installed,
}
service { 'cron':
  ensure => running,
  enable => true,
}
group { 'root':
  ensure => present,
}
user { 'root':
  ensure => present,
  shell  => '/bin/bash',
}
cron { 'training':
  command => '/bin/true',
  hour    => 1,
  minute  => 2,
}
notify { 'training':
  message => 'trained',
}
File['/tmp/plumb-training/file'] ~> Service['cron']
