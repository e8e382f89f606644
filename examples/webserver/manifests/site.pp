# A web server with two sites, two people who edit them, two scheduled jobs, and a page that says
# what the host is. All of it is data: hiera-data/environments/webserver.yaml.
node default {
  include webserver
  include landing

  Class['webserver'] -> Class['landing']
}
