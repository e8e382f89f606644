# A file with a template.
define training::item (String $path, Integer $size = 0, Array $tags = []) {
  file { $path:
    ensure  => file,
    mode    => '0644',
    content => template('training/list.erb'),
    notify  => Exec["${title} changed"],
    tag     => $tags,
  }
  exec { "${title} changed":
    command     => "/bin/echo ${size}",
    refreshonly => true,
  }
}
