# What is left of a site's older modules: templates of Ruby, and a function of Ruby.
class legacy {
  Integer[1, 20].each |$number| {
    file { "/etc/legacy/part${number}.conf":
      content => template('legacy/part.conf.erb'),
      tag     => legacy::fingerprint($facts['networking']['fqdn'], $number),
    }
  }
}
