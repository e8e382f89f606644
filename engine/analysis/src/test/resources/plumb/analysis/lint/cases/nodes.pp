node default { }
node foo { }
node 'bar', baz.example.com, /x/ { include y }
node inherits-x inherits bar { }
