class { 'landing':
  directory => '/tmp/landing',
  heading   => 'A landing site',
  pages     => {
    'contact' => {
      'heading'    => 'Whom to ask',
      'paragraphs' => ['Mail the team that runs this rack & be patient.'],
    },
  },
  links     => { 'Documentation' => 'https://docs.example.com/' },
}
