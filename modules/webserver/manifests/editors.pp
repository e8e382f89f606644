# @summary The group that may edit the sites, and its members.
#
# @api private
class webserver::editors {
  group { 'editors':
    ensure => present,
    system => true,
  }

  $webserver::editors.each |$name, $editor| {
    user {
      default:
        ensure     => present,
        home       => "/home/${name}",
        managehome => true,
        shell      => '/bin/bash',
        groups     => ['editors'];
      $name:
        * => $editor;
    }
  }
}
