# A function of the newer kind.
Puppet::Functions.create_function(:'training::newer') do
  dispatch :text do
    param 'String[1]', :text
    optional_param 'Array', :rest
    return_type 'String'
  end

  dispatch :number do
    param 'Integer', :number
    repeated_param 'Any', :rest
  end

  def text(text, rest = [])
    closure_scope['facts'] && call_function('join', [text, rest.length.to_s], ' ')
  end

  def number(number, *_rest)
    number
  end
end
