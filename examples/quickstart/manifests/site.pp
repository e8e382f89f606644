# A small web site in your home directory, /root or /home/NAME, or wherever the fact quickstart_dir says
# (FACTER_quickstart_dir=/some/where ./plumb apply examples/quickstart).
node default {
  $home = $facts['identity']['user'] ? {
    'root'  => '/root',
    default => "/home/${facts['identity']['user']}",
  }

  class { 'landing':
    directory => $facts['quickstart_dir'] ? {
      undef   => "${home}/plumb-quickstart",
      default => $facts['quickstart_dir'],
    },
  }
}
