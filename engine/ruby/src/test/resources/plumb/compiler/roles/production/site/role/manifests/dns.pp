# Answers for the zones of the site.
class role::dns {
  include profile::base
  include profile::dns
}
