# What proxies and storage nodes of the object store have in common.
#
# @param prefix that names are mixed with before they are spread
# @param policies of storage, by number
class profile::openstack::objects::cluster (
  String[8] $prefix,
  Hash[Pattern[/\A\d+\z/], Hash] $policies,
) {
  class { 'swift':
    swift_hash_path_prefix => $prefix,
    swift_hash_path_suffix => profile::mixed($prefix),
  }

  $policies.each |$number, $policy| {
    swift::storage::policy { $number:
      * => { 'default_policy' => $number == '0' } + $policy,
    }
  }
}
