# @summary The running nginx. A changed configuration is reloaded without dropping connections.
#
# @api private
class webserver::service {
  service { 'nginx':
    ensure  => running,
    enable  => true,
    restart => '/bin/systemctl reload nginx',
  }
}
