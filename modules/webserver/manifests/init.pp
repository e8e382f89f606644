# @summary nginx with sites, the people who edit them, and scheduled jobs.
#
# @example Two sites
#   class { 'webserver':
#     sites => {
#       'www.example.com'  => { 'default_server' => true },
#       'docs.example.com' => { 'headers' => { 'X-Robots-Tag' => 'noindex' } },
#     },
#   }
#
# @param package
#   Debian package of nginx.
#
# @param root
#   Directory that holds the document roots of the sites.
#
# @param worker_processes
#   Processes that serve requests.
#
# @param worker_connections
#   Connections that each of them can have open.
#
# @param sites
#   Sites by name. A site that is no longer listed is no longer served; its documents stay.
#
# @param editors
#   Accounts of the people who edit the sites, by name.
#
# @param jobs
#   Commands that cron runs, by title.
class webserver (
  String[1]                                                 $package,
  Webserver::Path                                           $root,
  Variant[Enum['auto'], Integer[1]]                         $worker_processes,
  Integer[1]                                                $worker_connections,
  Hash[Webserver::Hostname, Webserver::Virtualhost]         $sites,
  Hash[Pattern[/\A[a-z_][a-z0-9_-]*\z/], Webserver::Editor] $editors,
  Hash[String[1], Webserver::Job]                           $jobs,
) {
  contain webserver::install
  contain webserver::editors
  contain webserver::config
  contain webserver::service
  contain webserver::jobs

  Class['webserver::install']
  -> Class['webserver::config']
  ~> Class['webserver::service']

  Class['webserver::editors'] -> Class['webserver::config']
  Class['webserver::editors'] -> Class['webserver::jobs']
}
