# Parameters of the kernel and its modules.
#
# @param parameters values by name; those of a role come before those of all
# @param modules what is loaded at boot
class profile::base::kernel (
  Hash[String[1], Variant[Integer, String[1]]] $parameters,
  Array[String[1]] $modules,
) {
  $values = $parameters.reduce({}) |$all, $pair| { $all + { $pair[0] => { 'value' => String($pair[1]) } } }
  create_resources('sysctl::value', $values)

  kmod::load { $modules: }
}
