# How logs of one kind are rotated. The module's rules for Red Hat's systems are older than the
# checks of its arguments; there, the file is written here.
define profile::base::rotation (
  String[1] $path,
  Enum['day', 'week', 'month'] $every = 'week',
  Integer[1] $keep = 8,
  Optional[Pattern[/\A0[0-7]{3}\z/]] $mode = undef,
  Optional[String[1]] $after = undef,
) {
  if $facts['os']['family'] == 'Debian' {
    logrotate::rule { $name:
      path         => $path,
      rotate_every => $every,
      rotate       => String($keep),
      compress     => true,
      missingok    => true,
      *            => [['create_mode', $mode], ['create', if $mode { true }], ['postrotate', $after]]
        .filter |$pair| { $pair[1] =~ NotUndef }
        .convert_to(Hash),
    }
  } else {
    file { "/etc/logrotate.d/${name}":
      mode    => '0644',
      content => epp('profile/base/rotation.epp', {
          'path'  => $path,
          'every' => $every,
          'keep'  => $keep,
          'mode'  => $mode,
          'after' => $after,
      }),
    }
  }
}
