# A server of the pool, exported by the server itself; its file is the balancer's.
#
# @param port Where it answers.
define pool::member (
  Integer $port = 80,
) {
  file { "${pool::directory}/${title}.conf":
    content => "server ${title}:${port}\n",
  }
}
