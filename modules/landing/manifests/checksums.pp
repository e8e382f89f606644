# @summary Checksums of the site's files, by which a copy of it can be checked.
#
# @api private
class landing::checksums {
  exec { 'checksums of the landing site':
    command     => 'sha256sum index.html style.css $(find pages -type f | sort) > SHA256SUMS',
    cwd         => $landing::directory,
    path        => ['/usr/bin', '/bin'],
    provider    => shell,
    refreshonly => true,
  }
}
