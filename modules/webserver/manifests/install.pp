# @summary The package of nginx.
#
# @api private
class webserver::install {
  package { $webserver::package:
    ensure => installed,
  }
}
