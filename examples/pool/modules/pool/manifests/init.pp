# The servers behind a load balancer: a file for each of those that export themselves.
#
# @param directory Where the files are; others in it are removed.
class pool (
  String $directory = '/etc/pool',
) {
  file { $directory:
    ensure  => directory,
    recurse => true,
    purge   => true,
  }

  Pool::Member <<| |>>
}
