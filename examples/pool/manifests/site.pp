# A load balancer that finds its web servers by itself. Each web server exports what it is to the
# pool, and the balancer collects that of all: a new web server is in the pool with the balancer's
# next run. The server that compiles keeps what nodes export (plumb server).
#
# The fact pool_dir says where the balancer writes (FACTER_pool_dir=/some/where).
node /^web/ {
  @@pool::member { $trusted['certname']:
    port => 8080,
  }
}

node /^lb/ {
  $directory = $facts['pool_dir'] ? {
    undef   => '/etc/pool',
    default => $facts['pool_dir'],
  }

  class { 'pool':
    directory => $directory,
  }
}

node default {}
