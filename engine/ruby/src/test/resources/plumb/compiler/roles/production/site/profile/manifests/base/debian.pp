# Where packages come from on Debian.
#
# @param sources of packages, by name
# @param pins by name
class profile::base::debian (
  Hash[String[1], Hash] $sources,
  Hash[String[1], Hash] $pins,
) {
  class { 'apt':
    purge  => { 'sources.list' => true, 'sources.list.d' => true },
    update => { 'frequency' => 'daily' },
  }

  $sources.each |$name, $source| {
    apt::source { $name:
      * => { 'release' => $facts['os']['distro']['codename'] } + $source,
    }
  }
  create_resources('apt::pin', $pins)

  # Nothing is installed from old lists.
  Class['apt::update'] -> Package <| provider != 'gem' and provider != 'pip' |>
}
