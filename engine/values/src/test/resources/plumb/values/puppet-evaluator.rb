# Evaluates snippets of the Puppet language with the installed Puppet, one a line in Base64, and
# answers each with one line in Base64: "= " and the value as source text, or "! CODE message".

# Packages that need multi_json may be installed, too; with it, Puppet words JSON's errors differently.
module WithoutMultiJson
  def require(name)
    name == 'multi_json' ? raise(LoadError, "#{name} is not used") : super
  end
end
Kernel.prepend(WithoutMultiJson)

require 'base64'
require 'puppet'
require 'puppet_pal'

def show(value)
  case value
  when Puppet::Pops::Types::PSensitiveType::Sensitive
    "Sensitive(#{show(value.unwrap)})"
  when Array
    "[#{value.map { |v| show(v) }.join(', ')}]"
  when Hash
    "{#{value.map { |k, v| "#{show(k)} => #{show(v)}" }.join(', ')}}"
  when Puppet::Pops::Types::PBinaryType::Binary
    "Binary('#{value}')"
  when URI
    "URI('#{value}')"
  when Puppet::Pops::Types::PTypeAliasType
    value.to_s
  when Puppet::Pops::Types::Iterable
    value.to_s
  when Proc
    'Lambda'
  else
    Puppet::Pops::Types::TypeFormatter.singleton.string(value)
  end
end

def answer(compiler, code)
  "= #{show(compiler.evaluate_string(code))}"
rescue Puppet::ParseErrorWithIssue => e
  "! #{e.issue_code} #{e.basic_message}"
rescue Puppet::Error => e
  "! #{e.respond_to?(:issue_code) ? e.issue_code : nil} #{e.message}"
rescue StandardError, SystemStackError, NoMemoryError => e
  "! #{e.class} #{e.message}"
end

modules = ENV.fetch('PLUMB_MODULES', '').split(':')
facts = {
  'networking' => { 'fqdn' => 'host.example.com' }, 'fqdn' => 'host.example.com', 'interfaces' => 'eth0,lo',
  'ipaddress' => '10.0.0.5', 'ipaddress_lo' => '127.0.0.1', 'operatingsystem' => 'Debian',
  'operatingsystemmajrelease' => '12'
}
Puppet.initialize_settings(ARGV)
$stdin.set_encoding('UTF-8')
$stdout.sync = true
Puppet::Util::Log.level = :crit
Puppet::Pal.in_tmp_environment('production', modulepath: modules, facts: facts) do |pal|
  pal.with_catalog_compiler do |compiler|
    # Pal is stricter than a catalog compilation is by default; what modules deprecate is to work.
    Puppet[:strict] = modules.empty? ? :warning : :off
    Puppet[:strict_variables] = false
    $stdin.each_line do |line|
      code = Base64.strict_decode64(line.chomp).force_encoding('UTF-8')
      $stdout.puts(Base64.strict_encode64(answer(compiler, code)))
    end
  end
end
