# A type of the module's own.
Puppet::Type.newtype(:training_thing) do
  @doc = 'A thing'
  ensurable
  newparam(:name, namevar: true) { desc 'its name' }
  newproperty(:size) do
    desc 'its size'
    newvalues(/\A\d+\z/)
    munge { |value| value.to_i }
  end
  autorequire(:file) { ['/tmp'] }
end
