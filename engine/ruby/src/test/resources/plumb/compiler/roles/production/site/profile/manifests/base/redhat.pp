# Where packages come from on Red Hat's systems.
#
# @param variables of dnf
class profile::base::redhat (
  Hash[Pattern[/\A[a-z]+\z/], String] $variables,
) {
  $variables.each |$name, $value| {
    file { "/etc/dnf/vars/${name}":
      content => "${value}\n",
    }
  }
  file_line { 'keep the cache of packages':
    path  => '/etc/dnf/dnf.conf',
    line  => 'keepcache=1',
    match => '^keepcache=',
  }
}
