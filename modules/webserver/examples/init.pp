class { 'webserver':
  sites   => {
    'www.example.com'  => { 'default_server' => true },
    'docs.example.com' => { 'headers' => { 'X-Robots-Tag' => 'noindex' } },
  },
  editors => { 'ada' => { 'comment' => 'Ada Lovelace' } },
  jobs    => {
    'tidy uploads' => {
      'command' => 'find /srv/www/docs.example.com/uploads -mtime +30 -delete',
      'hour'    => 3,
      'minute'  => 15,
    },
  },
}
