# A node's role is its only classification.
node default {
  File {
    backup => false,
  }

  $role = $facts['role'].regsubst('-', '::', 'G')
  include "role::${role}"
}
