# The size and the site of a node are facts; what follows from them is data.
node default {
  $profiles = lookup('profiles', Array[String[1], 1], 'unique')
  include $profiles
  if $facts['legacy'] {
    include legacy
  }
}
