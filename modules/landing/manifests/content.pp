# @summary The files of the site.
#
# @api private
class landing::content {
  File {
    owner => $landing::owner,
    group => $landing::group,
    mode  => '0644',
  }

  file { $landing::directory:
    ensure => directory,
    mode   => '0755',
  }

  # Purged: a page that is no longer in the data disappears.
  file { "${landing::directory}/pages":
    ensure  => directory,
    mode    => '0755',
    recurse => true,
    purge   => true,
  }

  file { "${landing::directory}/style.css":
    ensure => file,
    source => 'puppet:///modules/landing/style.css',
  }

  file { "${landing::directory}/index.html":
    ensure  => file,
    content => epp('landing/index.html.epp', {
      'heading' => $landing::heading,
      'pages'   => $landing::pages,
      'links'   => $landing::links,
    }),
  }

  $landing::pages.each |$name, $page| {
    landing::page { $name:
      * => $page,
    }
  }
}
