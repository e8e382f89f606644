$x = "a\n  b"
notify { 'a': message => @("A") }
    &{x}
0      x ${x}
    $1111111111111111111111111111111111111111111111111111111111111111111111111111111111{ [fqdn_uuid(}
    | A

## heredoc.md: Tabs in the input and indentation