# Writes what both sides compile Debian's modules with: ruby inputs.rb HOME DIRECTORY
#
# facts-ROLE.json and, as the reference keeps them, var/yaml/facts/NODE.yaml: what nodes of a role
# send. classes.jsonl: a batch with one node for every class of the installed modules. environments:
# production, the site of the roles, and classes, in which a node gets nothing but its class.
require 'fileutils'
require 'json'

HOME, DIRECTORY = ARGV
MODULES = '/usr/share/puppet/modules'
TESTS = "#{HOME}/engine/%s/src/test/resources/plumb/compiler/%s"
SITE = format(TESTS, 'ruby', 'roles')
CORE = JSON.parse(File.read(format(TESTS, 'compiler', 'parity/debian12.json')))
MORE = JSON.parse(File.read("#{SITE}/facts.json"))

# Names that collections of facts leave out.
def older(core)
  os = core['os']
  {
    'osfamily' => os['family'], 'operatingsystem' => os['name'],
    'operatingsystemrelease' => os['release']['full'], 'operatingsystemmajrelease' => os['release']['major'],
    'architecture' => os['architecture'], 'hardwaremodel' => os['hardware'], 'lsbdistid' => os['distro']['id'],
    'lsbmajdistrelease' => os['distro']['release']['major'], 'ipaddress' => core['networking']['ip'],
    'ipaddress6' => core['networking']['ip6'], 'interfaces' => core['networking']['interfaces'].keys.join(','),
    'processorcount' => core['processors']['count'], 'memorysize' => core['memory']['system']['total'],
    'memorysize_mb' => core['memory']['system']['total_bytes'] / 1_048_576.0, 'uptime_seconds' => 0, 'id' => 'root'
  }
end

def facts(role)
  names = { 'hostname' => "#{role}1", 'domain' => 'example.com', 'fqdn' => "#{role}1.example.com" }
  own = { 'networking' => CORE['networking'].merge(names), 'clientcert' => names['fqdn'], 'role' => role }
  [MORE['all'], MORE['Debian'], CORE, names, own].inject(older(CORE), :merge)
end

def classes
  Dir["#{MODULES}/*/manifests/**/*.pp"].sort.filter_map do |file|
    mod, path = file.delete_prefix("#{MODULES}/").delete_suffix('.pp').split('/manifests/')
    name = path == 'init' ? mod : "#{mod}::#{path.gsub('/', '::')}"
    name if File.read(file, encoding: 'BINARY').match?(/^\s*class\s+(::)?#{name}\b(?!::)/)
  end
end

kept = "#{DIRECTORY}/var/yaml/facts"
empty = "#{DIRECTORY}/environments/classes"
FileUtils.mkdir_p([kept, "#{empty}/manifests"])
File.write("#{empty}/environment.conf", "modulepath = #{MODULES}\n")
FileUtils.ln_s("#{SITE}/production", "#{DIRECTORY}/environments/production")
%w[controller bastion web].each do |role|
  facts = facts(role)
  File.write("#{DIRECTORY}/facts-#{role}.json", JSON.generate(facts))
  File.write("#{kept}/#{facts['fqdn']}.yaml", <<~YAML)
    --- !ruby/object:Puppet::Node::Facts
    name: #{facts['fqdn']}
    values: #{JSON.generate(facts)}
  YAML
end
File.open("#{DIRECTORY}/classes.jsonl", 'w') do |out|
  classes.each do |name|
    out.puts(JSON.generate('name' => 'web1.example.com', 'id' => name.gsub('::', '.'), 'environment' => 'classes',
                           'facts' => 'facts-web.json', 'classes' => { name => {} }))
  end
end
