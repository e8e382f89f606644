$a = "x" # lint:ignore:double_quoted_strings
$b = "x" # lint:ignore:double_quoted_strings lint:ignore:code_on_top_scope because
# lint:ignore:double_quoted_strings
$c = "x"
# lint:ignore:code_on_top_scope the reason of it
$d = "x"
# lint:endignore
$e = "x"
# lint:endignore
$f = "x"
# lint:endignore
  /* lint:ignore:double_quoted_strings */
$g = "x"
  /*
   * lint:endignore */
$h = "x"
# lint:ignore:double_quoted_strings lint:ignore:code_on_top_scope
$i = "x"
# lint:endignore
$j = "x"
#lint:ignore:140chars
$k = "x" # see lint:ignore:double_quoted_strings
# lint:ignore:double_quoted_strings
$l = "x"
