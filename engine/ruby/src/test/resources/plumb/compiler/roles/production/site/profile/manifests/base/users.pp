# The people who may work on nodes. All are declared, those of the groups that are wanted are made.
#
# @param people by name
# @param groups whose members get an account
# @param left names of those who are gone
class profile::base::users (
  Hash[String[1], Profile::Person] $people,
  Array[String[1]] $groups,
  Array[String[1]] $left = [],
) {
  $groups.each |Integer $index, String $group| {
    group { $group:
      ensure => present,
      gid    => 2000 + $index,
    }
  }

  $people.each |$name, $person| {
    @profile::base::account { $name:
      * => $person + { 'tag' => ['people', $person['team']] },
    }
  }

  $groups.each |$group| {
    Profile::Base::Account <| tag == $group |> {
      require => Group[$group],
    }
  }

  user { $left:
    ensure     => absent,
    managehome => true,
  }
}
