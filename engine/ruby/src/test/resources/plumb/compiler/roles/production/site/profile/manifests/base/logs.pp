# How long logs are kept.
#
# @param rules by name
class profile::base::logs (
  Hash[String[1], Hash] $rules,
) {
  $rules.each |$name, $rule| {
    profile::base::rotation { $name:
      * => $rule,
    }
  }

  class { 'systemd':
    manage_journald   => true,
    journald_settings => {
      'Storage'      => 'persistent',
      'SystemMaxUse' => $facts['memory']['system']['total_bytes'] ? {
        Integer[8589934592] => '2G',
        default             => '512M',
      },
    },
  }
}
