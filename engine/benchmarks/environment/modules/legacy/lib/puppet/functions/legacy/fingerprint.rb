require 'digest'

# A short name for a part of a node.
Puppet::Functions.create_function(:'legacy::fingerprint') do
  dispatch :fingerprint do
    param 'String[1]', :name
    param 'Integer[1]', :number
    return_type 'String[1]'
  end

  def fingerprint(name, number)
    "f#{Digest::SHA256.hexdigest("#{name}/#{number}")[0, 8]}"
  end
end
