# Where people come in from outside: accounts, time, jobs and packages. Nothing that it takes from
# modules is live Ruby.
class role::bastion {
  include profile::base::users
  include profile::base::time
  include profile::base::jobs
  include "profile::base::${facts['os']['family'].downcase}"
}
