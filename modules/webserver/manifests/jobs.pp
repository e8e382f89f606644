# @summary The scheduled jobs.
#
# @api private
class webserver::jobs {
  unless $webserver::jobs.empty {
    package { 'cron':
      ensure => installed,
    }
  }

  $webserver::jobs.each |$title, $job| {
    cron {
      default:
        user    => 'root',
        require => Package['cron'];
      $title:
        * => $job;
    }
  }
}
